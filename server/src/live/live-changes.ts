import type { LiveNotice, NoticedMove, NoticedTyping } from './live-notice';

/** Messages or conversations in one update: more are left for the next one. */
const MOST_AT_ONCE = 500;
/** Beyond this a browser can't follow anyhow: the oldest changes are dropped, and it fetches everything afresh. */
const MOST_WAITING = 20_000;
/** What can't be shown so many times in a row never will. */
const MOST_FAILURES = 5;
const MOST_MOVES = 40;
const MOST_TYPING = 200;

/** What changed in a workspace and was not shown yet. */
export class LiveChanges {
  private readonly versions = new Set<string>();
  private readonly conversations = new Set<string>();
  private readonly messages = new Set<string>();
  private moves: NoticedMove[] = [];
  private typing: NoticedTyping[] = [];
  private dropped = false;
  /** In a row. */
  private failures = 0;

  /** Whether changes were dropped, so that what is left is not all. */
  get incomplete(): boolean {
    return this.dropped;
  }

  add(notice: LiveNotice): void {
    this.put(this.versions, notice.versions);
    this.put(this.conversations, notice.conversations);
    this.put(this.messages, notice.messages);
    this.moves = [...this.moves, ...notice.moves].slice(-MOST_MOVES);
    this.typing = [...this.typing, ...notice.typing].slice(-MOST_TYPING);
  }

  /** What was taken out was shown, but for these versions; they come after what waits already. */
  putBack(versions: readonly string[]): void {
    this.failures = 0;
    this.put(this.versions, versions);
  }

  /** What was taken out could not be shown; it comes again, unless it fails again and again. */
  failed({ versions, conversations, messages }: Pick<LiveNotice, 'versions' | 'conversations' | 'messages'>): void {
    this.failures += 1;
    if (this.failures > MOST_FAILURES) {
      this.failures = 0;
      this.dropped = true;
      return;
    }
    this.put(this.versions, versions);
    this.put(this.conversations, conversations);
    this.put(this.messages, messages);
  }

  get empty(): boolean {
    return (
      this.versions.size + this.conversations.size + this.messages.size + this.moves.length + this.typing.length === 0
    );
  }

  /** Takes out what the next update shows. */
  take(): Omit<LiveNotice, 'workspace'> {
    const { moves, typing } = this;
    this.moves = [];
    this.typing = [];
    return {
      versions: takeFrom(this.versions),
      conversations: takeFrom(this.conversations),
      messages: takeFrom(this.messages),
      moves,
      typing,
    };
  }

  private put(waiting: Set<string>, ids: readonly string[]): void {
    for (const id of ids) waiting.add(id);
    for (const id of waiting) {
      if (waiting.size <= MOST_WAITING) return;
      waiting.delete(id);
      this.dropped = true;
    }
  }
}

function takeFrom(waiting: Set<string>): string[] {
  const taken = [...waiting].slice(0, MOST_AT_ONCE);
  for (const id of taken) waiting.delete(id);
  return taken;
}
