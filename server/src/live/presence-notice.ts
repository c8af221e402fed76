import { journeyId, visitor, workspaceId } from '@sendero/shared';
import { z } from 'zod';

/** The Postgres channel on which processes tell each other who has which journey open. */
export const PRESENCE_CHANNEL = 'sendero_presence';

const presenceNotice = z.discriminatedUnion('type', [
  /** A process has just begun to listen and knows of nobody. */
  z.object({ type: z.literal('askAll'), process: z.string() }),
  z.object({
    type: z.literal('there'),
    process: z.string(),
    workspace: workspaceId,
    journey: journeyId,
    /** Everybody of that process; empty when the last one has left. */
    visitors: z.array(visitor),
  }),
]);
export type PresenceNotice = z.infer<typeof presenceNotice>;

/** The notice in a payload, or null when it is not one of ours. */
export function readPresence(payload: string): PresenceNotice | null {
  try {
    return presenceNotice.safeParse(JSON.parse(payload)).data ?? null;
  } catch {
    return null;
  }
}
