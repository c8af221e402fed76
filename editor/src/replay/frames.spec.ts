import { nodeId, versionId, type RunDetail, type RunMessage, type RunVisit } from '@sendero/shared';
import { framesOf, walkUpTo } from './frames';

const id = (name: string) => nodeId.parse(name);
const [first, second] = [1, 2].map((n) => versionId.parse(`01990000-0000-7000-8000-00000000000${n}`));
if (!first || !second) throw new Error('There are two');
const visit = (node: string, revision: number, output: string | null, rest: Partial<RunVisit> = {}): RunVisit => ({
  node: id(node),
  title: node,
  versionId: first,
  versionNumber: 1,
  revision,
  enteredAt: revision * 10,
  leftAt: revision * 10 + 5,
  output,
  cause: 'entered',
  verdicts: [],
  problem: null,
  ...rest,
});
const question: RunMessage = {
  node: id('ask'),
  revision: 2,
  at: 20,
  content: { type: 'session', message: { type: 'text', text: 'Again?', previewUrl: false } },
  status: 'read',
  problem: null,
  receipts: { accepted: 21, sent: null, delivered: null, clicked: null, read: 24, failed: null },
};
const open = {
  node: id('pause'),
  title: 'pause',
  revision: 5,
  enteredAt: 50,
  phase: '',
  verdicts: [],
  waitsUntil: 90,
};

/** Goes once round a loop: start, ask, pause, ask, pause. */
const run = {
  status: 'active',
  visits: [visit('start', 1, 'next'), visit('ask', 2, 'sent'), visit('pause', 3, 'next'), visit('ask', 4, 'sent')],
  open,
  messages: [question],
  versionId: first,
  versionNumber: 1,
} as unknown as RunDetail;

describe('the frames of a replay (issue 3, point 11)', () => {
  const frames = framesOf(run);

  it('are the passages in order, each with its own message, and the open one at the end', () => {
    expect(
      frames.map(({ node, messages, leftAt, waitsUntil }) => [node, messages[0]?.status, leftAt, waitsUntil]),
    ).toEqual([
      ['start', undefined, 15, null],
      ['ask', 'read', 25, null],
      ['pause', undefined, 35, null],
      ['ask', undefined, 45, null],
      ['pause', undefined, null, 90],
    ]);
  });

  it.each([
    [0, { start: 1 }, {}, [], 'start', 'active'],
    [1, { start: 1, ask: 1 }, { 'start:next': 1 }, ['start:next'], 'ask', 'active'],
    [
      3,
      { start: 1, ask: 2, pause: 1 },
      { 'start:next': 1, 'ask:sent': 1, 'pause:next': 1 },
      ['pause:next'],
      'ask',
      'active',
    ],
    [
      4,
      { start: 1, ask: 2, pause: 2 },
      { 'start:next': 1, 'ask:sent': 2, 'pause:next': 1 },
      ['ask:sent'],
      'pause',
      'failed',
    ],
  ] as const)('draw the way up to frame %i', (index, entered, taken, fresh, at, status) => {
    const walk = walkUpTo(frames, index, 'failed');
    expect(Object.fromEntries(walk.entered)).toEqual(entered);
    expect(Object.fromEntries(walk.taken)).toEqual(taken);
    expect([...walk.fresh]).toEqual(fresh);
    expect([walk.at, walk.status]).toEqual([at, status]);
  });

  it('of a run that is over end with its last passage', () => {
    expect(framesOf({ ...run, open: null }).at(-1)?.leftAt).toBe(45);
  });

  it('of a question that was asked again have every prompt, also while the answer is still waited for', () => {
    const message = (node: string, revision: number) => ({ ...question, node: id(node), revision });
    const asked = {
      ...run,
      // An invalid reply brings a prompt with a revision of its own; the visit is left with the last one's.
      visits: [
        visit('start', 1, 'next'),
        visit('ask', 2, 'sent'),
        visit('answer', 6, 'other'),
        visit('ask', 7, 'sent'),
      ],
      open: { ...open, node: id('answer'), revision: 10 },
      messages: [
        message('ask', 2),
        message('answer', 4),
        message('answer', 6),
        message('ask', 7),
        message('answer', 9),
        message('answer', 10),
      ],
    };
    expect(framesOf(asked).map(({ node, messages }) => [node, messages.map(({ revision }) => revision)])).toEqual([
      ['start', []],
      ['ask', [2]],
      ['answer', [4, 6]],
      ['ask', [7]],
      ['answer', [9, 10]],
    ]);
    expect(framesOf(asked).flatMap(({ messages }) => messages)).toEqual(asked.messages);
  });

  it('of a run that was moved say which version each passage was on, and no edge leads over the move', () => {
    const moved = framesOf({
      ...run,
      versionId: second,
      versionNumber: 2,
      visits: [
        visit('start', 1, 'next'),
        visit('pause', 2, null, { cause: 'moved' }),
        visit('pause', 3, 'next', { versionId: second, versionNumber: 2 }),
      ],
      open: { ...open, revision: 4 },
      messages: [],
    });
    expect(moved.map(({ node, versionNumber }) => [node, versionNumber])).toEqual([
      ['start', 1],
      ['pause', 1],
      ['pause', 2],
      ['pause', 2],
    ]);
    expect([...walkUpTo(moved, 2, 'active').fresh]).toEqual([]);
    expect(Object.fromEntries(walkUpTo(moved, 3, 'active').taken)).toEqual({ 'start:next': 1, 'pause:next': 1 });
  });
});
