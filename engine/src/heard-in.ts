import type { IncomingMessage } from '@sendero/shared';
import type { StepArgs } from './machine';

/** What a contact answers, be it one message or several that belong together. */
export type Answer = Pick<IncomingMessage, 'text' | 'content'>;

/** With so many texts, or parts of one, an answer is taken as it is: nobody can keep a run waiting by writing on. */
export const MOST_FRAGMENTS = 20;

/**
 * What a run hears in this step: the message that came in, or, once their time is over, the fragments that were waited
 * for. Fragments before a file are its caption; a tap stands for itself. Null when nothing was said.
 */
export function heardIn({
  context: { fragments, revision },
  event,
}: Pick<StepArgs, 'context' | 'event'>): Answer | null {
  if (event.type === 'timerDue') {
    const isOver = event.token === revision && fragments.length > 0;
    return isOver ? { text: fragments.join(' '), content: TEXT } : null;
  }
  if (event.type !== 'messageReceived') return null;
  const { text, content } = event.message;
  const continues = fragments.length > 0 && (content.type === 'text' || content.type === 'media');
  return continues ? { content, text: [...fragments, text].filter(Boolean).join(' ') } : event.message;
}

const TEXT = { type: 'text' } as const;
