import type { LiveNotice, NoticedMove, NoticedTyping } from './live-notice';

/** Messages or conversations in one update: more are left for the next one. */
const MOST_AT_ONCE = 500;
/** Beyond this a browser can't follow anyhow: the oldest changes are dropped. */
const MOST_WAITING = 20_000;
const MOST_MOVES = 40;
const MOST_TYPING = 200;

/** What changed in a workspace and was not shown yet. */
export class LiveChanges {
  private readonly versions = new Set<string>();
  private readonly conversations = new Set<string>();
  private readonly messages = new Set<string>();
  private moves: NoticedMove[] = [];
  private typing: NoticedTyping[] = [];

  add(notice: LiveNotice): void {
    put(this.versions, notice.versions);
    put(this.conversations, notice.conversations);
    put(this.messages, notice.messages);
    this.moves = [...this.moves, ...notice.moves].slice(-MOST_MOVES);
    this.typing = [...this.typing, ...notice.typing].slice(-MOST_TYPING);
  }

  /** Versions that were taken out and not shown; they come after what waits already. */
  putBack(versions: readonly string[]): void {
    put(this.versions, versions);
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
}

function put(waiting: Set<string>, ids: readonly string[]): void {
  for (const id of ids) waiting.add(id);
  for (const id of waiting) {
    if (waiting.size <= MOST_WAITING) return;
    waiting.delete(id);
  }
}

function takeFrom(waiting: Set<string>): string[] {
  const taken = [...waiting].slice(0, MOST_AT_ONCE);
  for (const id of taken) waiting.delete(id);
  return taken;
}
