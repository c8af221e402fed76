import { EventEmitter } from 'node:events';
import { Logger } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { BullDoorbell } from './bull-doorbell';
import type { Bell } from './doorbell';

/** A queue that is out of reach until it is told otherwise. */
class FarQueue extends EventEmitter {
  readonly asked: Bell[] = [];
  readonly closedByForce: boolean[] = [];
  private readonly answers: (() => void)[] = [];

  add(bell: Bell): Promise<void> {
    this.asked.push(bell);
    return new Promise((resolve) => this.answers.push(resolve));
  }

  getBackend() {
    return { close: (force: boolean) => Promise.resolve(this.closedByForce.push(force)) };
  }

  comeBack(): void {
    for (const answer of this.answers.splice(0)) answer();
  }
}

describe('the doorbell while its queue is out of reach', () => {
  let queue: FarQueue;
  let doorbell: BullDoorbell;
  let warn: jest.SpyInstance;
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['performance'] });
    warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation();
    queue = new FarQueue();
    doorbell = new BullDoorbell(asQueue(queue));
  });
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });
  const fail = () => queue.emit('error', new Error('connect ECONNREFUSED'));
  const ring = async (bell: Bell) => {
    doorbell.ring(bell);
    await jest.runAllTimersAsync();
  };

  it('complains once, and again only after it had come back', async () => {
    for (let times = 0; times < 3; times += 1) fail();
    expect(warn).toHaveBeenCalledTimes(1);
    await ring('send');
    queue.comeBack();
    await jest.runAllTimersAsync();
    fail();
    expect(warn).toHaveBeenCalledTimes(2);
  });

  it('piles up no rings, and still wakes its own process', async () => {
    let heard = 0;
    doorbell.onRing('send', () => (heard += 1));
    for (let times = 0; times < 3; times += 1) await ring('send');
    await ring('call');
    expect([heard, queue.asked]).toEqual([3, ['send', 'call']]);
    queue.comeBack();
    await jest.runAllTimersAsync();
    await ring('send');
    expect(queue.asked).toEqual(['send', 'call', 'send']);
  });

  it.each([
    ['by force while nobody answers', true],
    ['in good order otherwise', false],
  ])('closes %s', async (_, failing) => {
    if (failing) fail();
    await doorbell.close();
    fail();
    expect([queue.closedByForce, warn.mock.calls.length]).toEqual([[failing], failing ? 1 : 0]);
  });
});

/** Converts: the doorbell asks no more of a queue than this one can. */
function asQueue(queue: FarQueue): Queue<object, void, Bell> {
  return queue as unknown as Queue<object, void, Bell>;
}
