import type { JourneyDetail, JourneyDocument, SavedDraft } from '@sendero/shared';
import { hasCode, messageOf, ProblemError } from '../api/problem-error';
import { sameJson } from './same-json';
import type { UnsavedDraft, UnsavedDraftKeeper } from './unsaved-draft';

/** How long the saver waits for typing to pause, in ms. */
const SAVE_AFTER_MS = 800;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;

export type SaveStatus =
  | { readonly type: 'saved' }
  /** Changed; will be saved in a moment. */
  | { readonly type: 'pending' }
  | { readonly type: 'saving' }
  /** The server did not answer; it is asked again by itself. */
  | { readonly type: 'offline' }
  /** Somebody else saved meanwhile; a person must decide. */
  | { readonly type: 'conflict'; readonly theirs: JourneyDetail }
  /** The server would not store it, and why. */
  | { readonly type: 'refused'; readonly message: string };

export interface DraftSaver {
  readonly status: () => SaveStatus;
  readonly subscribe: (listener: () => void) => () => void;
  /** Tells of the document as it is now. */
  change(document: JourneyDocument): void;
  /** Saves what is not saved yet without waiting; true when the server has everything. */
  flush(): Promise<boolean>;
  /** Goes on from what the server has, after a person chose it over their own. */
  adopt(theirs: Pick<JourneyDetail, 'draft' | 'draftRevision'>): void;
  /** Stops the clock; what is unsaved stays with the keeper. */
  stop(): void;
}

interface Options {
  readonly draftRevision: number;
  readonly document: JourneyDocument;
  readonly save: (draft: UnsavedDraft) => Promise<SavedDraft>;
  readonly load: () => Promise<JourneyDetail>;
  readonly keeper: UnsavedDraftKeeper;
  readonly onSaved: (saved: SavedDraft, document: JourneyDocument) => void;
}

/** Saves a draft as it is edited: one request at a time, again after trouble, never over somebody else's work. */
export function createDraftSaver({ draftRevision, document, save, load, keeper, onSaved }: Options): DraftSaver {
  let revision = draftRevision;
  let stored = document;
  let current = document;
  let status: SaveStatus = { type: 'saved' };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  let failures = 0;
  /** Sent without an answer: the server may have them all the same. */
  let unanswered: readonly JourneyDocument[] = [];
  const listeners = new Set<() => void>();

  const show = (next: SaveStatus) => {
    status = next;
    listeners.forEach((listener) => listener());
  };
  const schedule = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), ms);
  };
  const settle = (document: JourneyDocument, draftRevision: number) => {
    revision = draftRevision;
    stored = document;
    failures = 0;
    unanswered = [];
    if (current === stored) {
      clearTimeout(timer);
      keeper.forget();
      show({ type: 'saved' });
    } else {
      keeper.keep({ draftRevision: revision, document: current });
      show({ type: 'pending' });
      schedule(SAVE_AFTER_MS);
    }
  };

  const recover = async (sent: JourneyDocument, error: unknown) => {
    if (hasCode(error, 'journey.draft_conflict')) {
      const theirs = await load();
      const ours = [...unanswered, sent].find((document) => sameJson(document, theirs.draft));
      if (ours) settle(ours, theirs.draftRevision);
      else show({ type: 'conflict', theirs });
    } else if (isPassing(error)) {
      throw error;
    } else {
      show({ type: 'refused', message: messageOf(error) });
    }
  };
  const attempt = async () => {
    const sent = current;
    show({ type: 'saving' });
    try {
      try {
        const saved = await save({ draftRevision: revision, document: sent });
        settle(sent, saved.draftRevision);
        onSaved(saved, sent);
      } catch (error) {
        await recover(sent, error);
      }
    } catch {
      unanswered = [...unanswered, sent];
      show({ type: 'offline' });
      schedule(Math.min(FIRST_RETRY_MS * 2 ** failures, LONGEST_RETRY_MS));
      failures += 1;
    }
  };
  const run = async () => {
    clearTimeout(timer);
    if (running) return running;
    if (status.type === 'conflict') return;
    if (current === stored) return show({ type: 'saved' });
    running = attempt().finally(() => {
      running = null;
    });
    return running;
  };

  return {
    status: () => status,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change(document) {
      if (document === current) return;
      current = document;
      keeper.keep({ draftRevision: revision, document });
      if (status.type === 'conflict' || running) return;
      if (document === stored) return settle(stored, revision);
      if (status.type !== 'offline') show({ type: 'pending' });
      if (status.type === 'pending') schedule(SAVE_AFTER_MS);
    },
    async flush() {
      await running;
      await run();
      return current === stored && status.type === 'saved';
    },
    adopt(theirs) {
      clearTimeout(timer);
      current = theirs.draft;
      settle(theirs.draft, theirs.draftRevision);
    },
    stop: () => clearTimeout(timer),
  };
}

/** Trouble that goes by itself: no answer, or the server's own failure. */
function isPassing(error: unknown): boolean {
  return !(error instanceof ProblemError) || error.status === 0 || error.status === 429 || error.status >= 500;
}
