import { z } from 'zod';

/** The Postgres channel on which processes tell each other what changed on screens. */
export const LIVE_CHANNEL = 'sendero_live';

/** Postgres takes less than 8,000 bytes in one notice. */
const MAX_BYTES = 7_900;

/** A run's move, short: journey, run, the node it left, the output it left by. */
const move = z.tuple([z.string(), z.string(), z.string(), z.string()]);
export type NoticedMove = z.infer<typeof move>;

/** Who types where: conversation, agent, their name, whether they still do. */
const typing = z.tuple([z.string(), z.string(), z.string(), z.boolean()]);
export type NoticedTyping = z.infer<typeof typing>;

/** Ids of what changed in one workspace; whoever listens loads the rows. */
const liveNotice = z.object({
  workspace: z.string(),
  versions: z.array(z.string()).default([]),
  conversations: z.array(z.string()).default([]),
  messages: z.array(z.string()).default([]),
  moves: z.array(move).default([]),
  typing: z.array(typing).default([]),
});
export type LiveNotice = z.infer<typeof liveNotice>;

/** The notice in a payload, or null when it is not one of ours. */
export function readNotice(payload: string): LiveNotice | null {
  try {
    return liveNotice.safeParse(JSON.parse(payload)).data ?? null;
  } catch {
    return null;
  }
}

export function emptyNotice(workspace: string): LiveNotice {
  return { workspace, versions: [], conversations: [], messages: [], moves: [], typing: [] };
}

/** Payloads that together say what the notice says, each short enough for Postgres. */
export function writeNotice(notice: LiveNotice): readonly string[] {
  const payloads: string[] = [];
  const start = Buffer.byteLength(JSON.stringify(emptyNotice(notice.workspace)));
  let part = emptyNotice(notice.workspace);
  let bytes = start;
  const close = () => {
    if (bytes > start) payloads.push(JSON.stringify(part));
    part = emptyNotice(notice.workspace);
    bytes = start;
  };
  const put = <T>(list: (notice: LiveNotice) => T[]) => {
    for (const item of list(notice)) {
      const size = Buffer.byteLength(JSON.stringify(item)) + 1;
      if (bytes + size > MAX_BYTES) close();
      list(part).push(item);
      bytes += size;
    }
  };
  put(({ versions }) => versions);
  put(({ conversations }) => conversations);
  put(({ messages }) => messages);
  put(({ moves }) => moves);
  put(({ typing }) => typing);
  close();
  return payloads;
}
