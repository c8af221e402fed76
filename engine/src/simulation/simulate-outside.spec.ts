import { nodeId } from '@sendero/shared';
import { aJourney, aWorld, played, says } from '../../testing/simulated';
import { pendingOf, sampleAnswer } from './pending';

const start = { id: 'start', type: 'trigger.message', config: { match: { type: 'any' } } };
const end = { id: 'stop', type: 'end', config: { reason: '' } };
const listening = (nodes: readonly object[], edges: readonly string[]) => aWorld(aJourney([start, ...nodes], edges));

describe('a web call, simulated', () => {
  const world = listening(
    [
      {
        id: 'call',
        type: 'webhook',
        config: {
          request: { method: 'GET', url: 'https://shop.example/{{ reply.text }}' },
          save: [
            { path: 'order.lines[1].name', variable: 'name' },
            { path: 'order.id', variable: 'id' },
          ],
        },
      },
      end,
    ],
    ['start next call', 'call success stop', 'call error stop'],
  );
  const waiting = played(world, [says('7')]);

  it('waits for a person to answer', () => {
    expect(pendingOf(waiting)).toMatchObject({
      type: 'call',
      node: 'call',
      request: { url: 'https://shop.example/7' },
    });
    expect(sampleAnswer(world, nodeId.parse('call'))).toEqual({
      order: { id: 'value', lines: [null, { name: 'value' }] },
    });
  });

  it.each([
    [200, { order: { id: 7, lines: [0, { name: 'Hat' }] } }, 'success', { id: 7, name: 'Hat' }],
    [500, {}, 'error', {}],
    [null, null, 'error', {}],
  ])('goes on when it is answered with %s', (status, body, output, variables) => {
    const after = played(world, [{ type: 'answerCall', status, body }], waiting);
    expect(after.log.at(-1)).toMatchObject({ what: { type: 'callAnswered', status }, visits: [{ output }, {}] });
    expect(after.run).toMatchObject({ status: 'ended', variables });
    expect(pendingOf(after)).toBeNull();
    expect(played(world, [{ type: 'answerCall', status, body }], after)).toBe(after);
  });
});

describe('a handover, simulated', () => {
  const world = listening(
    [
      {
        id: 'people',
        type: 'handover',
        config: { assignTo: 'Support', note: 'Wrote {{ reply.text }}', timeout: { amount: 1, unit: 'hours' } },
      },
      end,
    ],
    ['start next people', 'people resolved stop', 'people timeout stop'],
  );
  const waiting = played(world, [says('help')]);

  it('keeps messages away from the journey until it is resolved', () => {
    expect(pendingOf(waiting)).toMatchObject({ type: 'handover', assignTo: 'Support', note: 'Wrote help' });
    const written = played(world, [says('hello?')], waiting);
    expect(written.log.at(-1)).toMatchObject({ what: { type: 'wrote', taken: 'people' }, visits: [] });
    const after = played(world, [{ type: 'resolveHandover' }], written);
    expect(after.log.at(-1)).toMatchObject({ what: { type: 'resolved' }, visits: [{ output: 'resolved' }, {}] });
    expect(after.timers).toEqual([]);
  });

  it('ends by itself when the time is over', () => {
    const after = played(world, [{ type: 'toNextTimer' }], waiting);
    expect(after.log.at(-1)).toMatchObject({ visits: [{ output: 'timeout' }, {}] });
    expect(pendingOf(after)).toBeNull();
  });
});
