import type { MessageView } from '@sendero/shared';

/** A message as the thread shows it. */
export interface ThreadLine {
  readonly message: MessageView;
  /** What stands on it: of each side the latest reaction, unless it was taken back. */
  readonly reactions: readonly { readonly emoji: string; readonly direction: 'in' | 'out' }[];
}

/**
 * Puts reactions on the messages that they are about. One whose message is not among these, or that did not reach
 * WhatsApp, stays a line of its own.
 *
 * @param messages oldest first
 */
export function threadLines(messages: readonly MessageView[]): readonly ThreadLine[] {
  const shown = new Set(messages.map(({ id }) => id));
  const latest = new Map<string, Map<MessageView['direction'], string>>();
  const lines: MessageView[] = [];
  for (const message of messages) {
    const to = message.quotes?.id ?? null;
    if (message.content.type !== 'reaction' || to === null || !shown.has(to) || hasFailed(message)) {
      lines.push(message);
      continue;
    }
    const sides = latest.get(to) ?? new Map<MessageView['direction'], string>();
    latest.set(to, sides.set(message.direction, message.content.emoji));
  }
  return lines.map((message) => ({
    message,
    reactions: [...(latest.get(message.id) ?? [])].flatMap(([direction, emoji]) =>
      emoji === '' ? [] : [{ emoji, direction }],
    ),
  }));
}

function hasFailed(message: MessageView): boolean {
  return message.direction === 'out' && (message.status === 'failed' || message.status === 'cancelled');
}
