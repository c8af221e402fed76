import type { CrowdOptions } from '../control-api';
import { CHANNEL, QUICK, Sandbox, until } from '../testing/sandbox';
import { objectIn, objectsIn, textIn } from '../json';
import { answerOf, nameOf, openingOf, replyDelayOf } from './crowd-script';

const OPTIONS: CrowdOptions = {
  phoneNumberId: CHANNEL.phoneNumberId,
  customers: 30,
  firstWaId: '15550200000',
  arrivalsPerSecond: 300,
  openingTexts: ['Hi', 'Hello', 'Good morning'],
  answers: [
    {
      whenTextContains: 'which size',
      choices: [
        { weight: 3, answer: { type: 'tap', title: 'Small' } },
        { weight: 1, answer: { type: 'tap', title: 'Large' } },
        { weight: 1, answer: { type: 'text', text: 'neither' } },
        { weight: 1, answer: null },
      ],
    },
    { whenTextContains: 'type it', choices: [{ weight: 1, answer: { type: 'tap', title: 'Huge' } }] },
  ],
  replyDelayMs: [5, 30],
  maxTurns: 2,
};

const QUESTION = {
  type: 'interactive',
  interactive: {
    type: 'button',
    body: { text: 'Which SIZE do you want?' },
    action: {
      buttons: ['Small', 'Large'].map((title) => ({ type: 'reply', reply: { id: title.toLowerCase(), title } })),
    },
  },
};

describe('the script of a crowd', () => {
  const members = Array.from({ length: 2_000 }, (_, i) => String(15550200000 + i));

  it('is the same in every run', () => {
    const say = (waId: string) => [
      openingOf(OPTIONS, waId),
      answerOf(OPTIONS, waId, 1, 'which size'),
      replyDelayOf(OPTIONS, waId, 1),
      nameOf(waId),
    ];
    expect(members.map(say)).toEqual(members.map(say));
    expect(say('15550200007')).toMatchInlineSnapshot(`
     [
       "Hi",
       null,
       8.634596709161997,
       "Ivan Demir",
     ]
    `);
  });

  it('chooses by weight', () => {
    const answers = members.map((waId) => JSON.stringify(answerOf(OPTIONS, waId, 1, 'Which size?')));
    const share = (part: string) => answers.filter((answer) => answer.includes(part)).length / members.length;
    expect(share('Small')).toBeCloseTo(3 / 6, 1);
    expect(share('Large')).toBeCloseTo(1 / 6, 1);
    expect(share('null')).toBeCloseTo(1 / 6, 1);
  });

  it.each([
    ['the first rule that fits', 'WHICH SIZE? Or type it', 'Small|Large|neither|null'],
    ['nothing, when no rule fits', 'Thank you', 'undefined'],
  ])('follows %s', (_case, text, expected) => {
    expect(
      expected
        .split('|')
        .some((part) => String(JSON.stringify(answerOf(OPTIONS, '15550200001', 1, text))).includes(part)),
    ).toBe(true);
  });

  it('decides each turn by itself and stays within the delays', () => {
    const turns = [1, 2, 3, 4, 5, 6, 7, 8].map((turn) =>
      JSON.stringify(answerOf(OPTIONS, '15550200001', turn, 'which size')),
    );
    expect(new Set(turns).size).toBeGreaterThan(1);
    const delays = members.map((waId) => replyDelayOf(OPTIONS, waId, 1));
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(5);
    expect(Math.max(...delays)).toBeLessThanOrEqual(30);
  });
});

describe('a crowd at work', () => {
  let sandbox: Sandbox;
  beforeEach(
    async () =>
      void (sandbox = await Sandbox.start({ settings: { ...QUICK, throughputPerSecond: 10_000, webhookBatch: 10 } })),
  );
  afterEach(() => sandbox.close());

  /** Asks everyone who writes first for their size, and records what each one said. */
  async function play(options: CrowdOptions): Promise<ReadonlyMap<string, readonly string[]>> {
    await sandbox.control('POST', 'crowd', options);
    const asked = new Set<string>();
    const ask = async () => {
      for (const message of sandbox.receiver.messages()) {
        const from = textIn(message, 'from') ?? '';
        if (asked.has(from)) continue;
        asked.add(from);
        await sandbox.send(from, QUESTION);
      }
      return { asked: asked.size, running: (await sandbox.crowd()).running };
    };
    await until(ask, (seen) => seen.asked === options.customers && !seen.running);
    await until(
      () => sandbox.summary(),
      (summary) => summary.inboundPending === 0,
    );
    const said = new Map<string, string[]>();
    for (const message of sandbox.receiver.messages()) {
      const from = textIn(message, 'from') ?? '';
      const reply = objectIn(objectIn(message, 'interactive'), 'button_reply');
      said.set(from, [
        ...(said.get(from) ?? []),
        textIn(reply, 'id') ?? textIn(objectIn(message, 'text'), 'body') ?? '',
      ]);
    }
    return said;
  }

  it('writes first, answers once, and says the same in the next run', async () => {
    const first = await play(OPTIONS);
    const figures = await sandbox.crowd();
    expect(figures).toMatchObject({ running: false, customers: 30, arrived: 30, messagesOut: 30, webhookFailures: 0 });
    expect(figures.messagesIn).toBe([...first.values()].flat().length);
    expect(figures.replyLatencyMs.p50).toBeGreaterThan(0);
    expect(figures.webhookLatencyMs.max).toBeGreaterThanOrEqual(figures.webhookLatencyMs.p50);
    const answers = new Set([...first.values()].map(([, answer]) => answer));
    expect([...answers].every((answer) => ['small', 'large', 'neither', undefined].includes(answer))).toBe(true);
    expect(answers.size).toBeGreaterThanOrEqual(3);

    await sandbox.control('DELETE', 'record');
    sandbox.receiver.posts.length = 0;
    expect(new Map(await play(OPTIONS))).toEqual(first);
  });

  it('falls silent after its turns, and types what it can not tap', async () => {
    await sandbox.control('POST', 'crowd', { ...OPTIONS, customers: 1, maxTurns: 2 });
    await until(
      () => sandbox.receiver.messages(),
      (seen) => seen.length === 1,
    );
    for (let i = 0; i < 4; i++) await sandbox.sendText(OPTIONS.firstWaId, 'Please type it');
    await until(
      () => sandbox.crowd(),
      (crowd) => !crowd.running,
    );
    await until(
      () => sandbox.receiver.messages(),
      (seen) => seen.length === 3,
    );
    expect(sandbox.receiver.messages().slice(1)).toMatchObject([
      { text: { body: 'Huge' } },
      { text: { body: 'Huge' } },
    ]);
  });

  it('reads and answers also as someone the business wrote to before', async () => {
    await sandbox.sendText(OPTIONS.firstWaId);
    await sandbox.control('POST', 'crowd', { ...OPTIONS, customers: 1 });
    await until(
      () => sandbox.receiver.messages(),
      (seen) => seen.length === 1,
    );
    await sandbox.send(OPTIONS.firstWaId, {
      type: 'reaction',
      reaction: { message_id: sandbox.receiver.messages()[0]?.['id'], emoji: '👍' },
    });
    await sandbox.sendText(OPTIONS.firstWaId, 'Please type it');
    await until(
      () => sandbox.receiver.messages(),
      (seen) => seen.length === 2,
    );
    await until(
      () => sandbox.crowd(),
      (crowd) => !crowd.running,
    );
  });

  it('can be stopped, and only one is at work at a time', async () => {
    await sandbox.control('POST', 'crowd', { ...OPTIONS, arrivalsPerSecond: 1 });
    expect((await sandbox.control('POST', 'crowd', OPTIONS)).body['code']).toBe('crowd.running');
    expect((await sandbox.control('DELETE', 'crowd')).body['running']).toBe(false);
    expect((await sandbox.control('POST', 'crowd', { ...OPTIONS, phoneNumberId: '9' })).body['code']).toBe(
      'channel.unknown',
    );
  });

  it('shows its members on the contact list, the latest fifty of them', async () => {
    await sandbox.control('POST', 'crowd', { ...OPTIONS, customers: 60, arrivalsPerSecond: 2_000 });
    await until(
      () => sandbox.crowd(),
      (crowd) => crowd.arrived === 60,
    );
    const list = objectsIn((await sandbox.control('GET', 'customers')).body, 'list');
    expect(list).toHaveLength(50);
    expect(await sandbox.chat('15550200059')).toMatchObject([{ from: 'customer', content: { type: 'text' } }]);
  });
});
