import { nodeId, type RunDetail, type RunMessage, type Visit } from '@sendero/shared';
import { framesOf, walkUpTo } from './frames';

const id = (name: string) => nodeId.parse(name);
const visit = (node: string, revision: number, output: string | null): Visit & { title: string } => ({
  node: id(node),
  title: node,
  revision,
  enteredAt: revision * 10,
  leftAt: revision * 10 + 5,
  output,
  cause: 'entered',
  verdicts: [],
  problem: null,
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
} as unknown as RunDetail;

describe('the frames of a replay (issue 3, point 11)', () => {
  const frames = framesOf(run);

  it('are the passages in order, each with its own message, and the open one at the end', () => {
    expect(frames.map(({ node, message, leftAt, waitsUntil }) => [node, message?.status, leftAt, waitsUntil])).toEqual([
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
});
