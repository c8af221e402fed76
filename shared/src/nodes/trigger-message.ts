import { z } from 'zod';
import { incomplete, isBlankList } from '../checks/incomplete';
import { defineNode, PASSES_AT_ONCE } from './define-node';

/** How an incoming message must look for the journey to start; upper and lower case are the same. */
export const messageMatch = z.discriminatedUnion('type', [
  z.object({ type: z.literal('any') }).readonly(),
  z
    .object({
      type: z.literal('keyword'),
      how: z.enum(['exact', 'contains', 'startsWith']),
      words: z.array(z.string().min(1)).readonly(),
    })
    .readonly(),
  z.object({ type: z.literal('button'), payloads: z.array(z.string().min(1)).readonly() }).readonly(),
  z.object({ type: z.literal('firstMessage') }).readonly(),
]);
export type MessageMatch = z.infer<typeof messageMatch>;

/** @example { "match": { "type": "keyword", "how": "exact", "words": ["hi", "hello"] } } */
export const triggerMessage = defineNode({
  title: 'Message received',
  description: 'Starts the journey when a message that fits comes in.',
  group: 'start',
  config: z.object({ match: messageMatch }).readonly(),
  initial: { match: { type: 'keyword', how: 'exact', words: ['hi'] } },
  outputs: () => [{ id: 'next', label: 'Next', required: true }],
  traits: {
    ...PASSES_AT_ONCE,
    start: true,
    opensWindow: () => ['next'],
    startWords: ({ match }) => (match.type === 'keyword' ? match.words : []),
  },
  findings({ match }, { title }) {
    if (match.type === 'keyword' && isBlankList(match.words)) return [incomplete(title, 'add a keyword.')];
    if (match.type === 'button' && isBlankList(match.payloads)) return [incomplete(title, 'add a button.')];
    return [];
  },
});
