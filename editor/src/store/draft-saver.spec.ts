import {
  EMPTY_JOURNEY,
  journeyId,
  nodeId,
  type JourneyDetail,
  type JourneyDocument,
  type SavedDraft,
} from '@sendero/shared';
import { ProblemError } from '../api/problem-error';
import { createDraftSaver } from './draft-saver';
import { newNode } from './edit-document';
import { unsavedDraftKeeper, type UnsavedDraft } from './unsaved-draft';

const conflict = () => new ProblemError('journey.draft_conflict', 409, 'Changed elsewhere.');
const noAnswer = () => new ProblemError('server.unreachable', 0, 'No answer.');

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('saving a draft', () => {
  it('waits for a pause and saves the last of several changes', async () => {
    const { saver, server } = aSaver();
    saver.change(steps(1));
    await pass(500);
    saver.change(steps(2));
    await pass(700);
    expect(server.saves).toHaveLength(0);
    await pass(200);
    expect(server.saves).toEqual([{ draftRevision: 1, document: steps(2) }]);
    expect(saver.status()).toEqual({ type: 'saved' });
  });

  it('has one request under way and names the new revision in the next', async () => {
    const { saver, server } = aSaver();
    const answer = server.hold();
    saver.change(steps(1));
    await pass(800);
    saver.change(steps(2));
    await pass(5_000);
    expect(server.saves).toHaveLength(1);
    answer();
    await pass(800);
    expect(server.saves.map((save) => save.draftRevision)).toEqual([1, 2]);
    expect(server.document).toEqual(steps(2));
  });

  it('sends nothing when a change was taken back', async () => {
    const { saver, server, start, keeper } = aSaver();
    saver.change(steps(1));
    saver.change(start);
    await pass(2_000);
    expect(server.saves).toHaveLength(0);
    expect(saver.status()).toEqual({ type: 'saved' });
    expect(keeper.read()).toBeNull();
  });

  it('tries again with growing pauses while the server is away, and keeps the work meanwhile', async () => {
    const { saver, server, keeper } = aSaver();
    server.fail = [noAnswer(), noAnswer()];
    saver.change(steps(1));
    await pass(800);
    expect(saver.status()).toEqual({ type: 'offline' });
    expect(keeper.read()).toEqual({ draftRevision: 1, document: steps(1) });
    await pass(1_000);
    expect(saver.status()).toEqual({ type: 'offline' });
    await pass(1_500);
    expect(saver.status()).toEqual({ type: 'offline' });
    await pass(500);
    expect(saver.status()).toEqual({ type: 'saved' });
    expect(keeper.read()).toBeNull();
  });

  it('knows its own save again when only the answer to it was lost', async () => {
    const { saver, server } = aSaver();
    server.loseAnswer = true;
    saver.change(steps(1));
    await pass(800);
    expect(saver.status()).toEqual({ type: 'offline' });
    saver.change(steps(2));
    await pass(5_000);
    expect(saver.status()).toEqual({ type: 'saved' });
    expect(server.document).toEqual(steps(2));
  });

  it('stops at a conflict and writes over nobody', async () => {
    const { saver, server, keeper } = aSaver();
    server.change(steps(5));
    saver.change(steps(1));
    await pass(800);
    expect(saver.status()).toMatchObject({ type: 'conflict', theirs: { draft: steps(5), draftRevision: 2 } });
    saver.change(steps(2));
    await pass(10_000);
    expect(server.document).toEqual(steps(5));
    expect(keeper.read()).toMatchObject({ document: steps(2) });
  });

  it('goes on from theirs after a person took it', async () => {
    const { saver, server } = aSaver();
    server.change(steps(5));
    saver.change(steps(1));
    await pass(800);
    saver.adopt({ draft: steps(5), draftRevision: 2 });
    saver.change(steps(6));
    await pass(800);
    expect(server.document).toEqual(steps(6));
  });

  it('says why a draft was refused and tries again after the next change', async () => {
    const { saver, server } = aSaver();
    server.fail = [new ProblemError('journey.draft_invalid', 422, 'It can’t be stored.')];
    saver.change(steps(1));
    await pass(30_000);
    expect(saver.status()).toEqual({ type: 'refused', message: 'It can’t be stored.' });
    expect(server.saves).toHaveLength(1);
    saver.change(steps(2));
    await pass(800);
    expect(saver.status()).toEqual({ type: 'saved' });
  });

  it('flushes at once and tells whether everything is safe', async () => {
    const { saver, server } = aSaver();
    saver.change(steps(1));
    await expect(saver.flush()).resolves.toBe(true);
    expect(server.document).toEqual(steps(1));
    server.fail = [noAnswer()];
    saver.change(steps(2));
    await expect(saver.flush()).resolves.toBe(false);
  });

  it('flushes what changed while a request was under way', async () => {
    const { saver, server } = aSaver();
    const answer = server.hold();
    saver.change(steps(1));
    await pass(800);
    saver.change(steps(2));
    const flushed = saver.flush();
    answer();
    await expect(flushed).resolves.toBe(true);
    expect(server.document).toEqual(steps(2));
  });
});

/** Lets time pass, and everything that was promised until then happen. */
function pass(ms: number): Promise<void> {
  return jest.advanceTimersByTimeAsync(ms);
}

const known = new Map<number, JourneyDocument>();

/** A journey of so many steps; the same object each time. */
function steps(count: number): JourneyDocument {
  const document = known.get(count) ?? {
    ...EMPTY_JOURNEY,
    nodes: Array.from({ length: count }, (_, at) => newNode('end', nodeId.parse(`n${at}`), { x: at, y: 0 })),
  };
  known.set(count, document);
  return document;
}

/** A saver before a server in memory that can be made to fail, to be slow or to lose an answer. */
function aSaver() {
  const start: JourneyDocument = { ...EMPTY_JOURNEY };
  const server = {
    document: start,
    revision: 1,
    saves: [] as UnsavedDraft[],
    fail: [] as Error[],
    loseAnswer: false,
    held: Promise.resolve(),
    hold() {
      let release: () => void = () => undefined;
      server.held = new Promise((resolve) => {
        release = resolve;
      });
      return release;
    },
    change(document: JourneyDocument) {
      server.document = document;
      server.revision += 1;
    },
    async save(draft: UnsavedDraft): Promise<SavedDraft> {
      server.saves.push(draft);
      await server.held;
      const failure = server.fail.shift();
      if (failure) throw failure;
      if (draft.draftRevision !== server.revision) throw conflict();
      // What was stored comes back from JSON, never as the object that was sent.
      server.change(JSON.parse(JSON.stringify(draft.document)) as JourneyDocument);
      if (server.loseAnswer) {
        server.loseAnswer = false;
        throw noAnswer();
      }
      return { draftRevision: server.revision, updatedAt: 0, draftChanged: true, problems: [] };
    },
    async load(): Promise<JourneyDetail> {
      return {
        id: journeyId.parse('0190a0a0-0000-7000-8000-000000000000'),
        name: 'Welcome',
        status: 'draft',
        createdAt: 0,
        updatedAt: 0,
        version: null,
        draftChanged: true,
        runs: { active: 0, ended: 0, failed: 0, control: 0, holdout: 0 },
        archivedAt: null,
        draft: server.document,
        draftRevision: server.revision,
      };
    },
  };
  const keeper = unsavedDraftKeeper(journeyId.parse('0190a0a0-0000-7000-8000-000000000000'), memoryStorage());
  const saver = createDraftSaver({
    draftRevision: 1,
    document: start,
    save: server.save,
    load: server.load,
    keeper,
    onSaved: () => undefined,
  });
  return { saver, server, keeper, start };
}

function memoryStorage() {
  const values = new Map<string, string>();
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  };
}
