import { useEffect, useState } from 'react';
import type { ChatEntry } from '../../../src/control-api';
import { sandboxApi } from './sandbox-api';
import { chatKey } from './sandbox-state';
import type { Sandbox } from './use-sandbox';

export interface OpenChat {
  /** Undefined until the chat was read for the first time. */
  readonly entries: readonly ChatEntry[] | undefined;
  readonly typing: boolean;
  readonly problem: string;
}

/** One chat, open on the screen: read when it opens and after each reconnect, and marked read while it is in sight. */
export function useChat({ state, dispatch, session }: Sandbox, waId: string, phoneNumberId: string): OpenChat {
  const key = chatKey(waId, phoneNumberId);
  const [failure, setFailure] = useState({ key, problem: '' });
  const entries = state.chats[key];
  const inSight = useInSight();

  // Talks to the sandbox's API.
  useEffect(() => {
    let current = true;
    sandboxApi.chat(waId, phoneNumberId).then(
      (chat) => {
        dispatch({ type: 'chatLoaded', key, entries: chat });
        if (current) setFailure({ key, problem: '' });
      },
      (cause: unknown) => {
        if (current) setFailure({ key, problem: cause instanceof Error ? cause.message : String(cause) });
      },
    );
    return () => {
      current = false;
    };
  }, [dispatch, key, waId, phoneNumberId, session]);

  const latestUnread = entries?.findLast(({ from, status }) => from === 'business' && status === 'delivered')?.id;
  // Talks to the sandbox's API: seeing a message is what makes it read.
  useEffect(() => {
    if (!inSight) return;
    sandboxApi.markRead(waId, phoneNumberId).then(
      () => dispatch({ type: 'chatRead', waId, phoneNumberId }),
      () => undefined,
    );
  }, [dispatch, waId, phoneNumberId, inSight, latestUnread]);

  return { entries, typing: state.typing.has(key), problem: failure.key === key ? failure.problem : '' };
}

function useInSight(): boolean {
  const [inSight, setInSight] = useState(() => document.visibilityState === 'visible');
  // Talks to the page: a tab in the background shows nobody anything.
  useEffect(() => {
    const update = (): void => setInSight(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', update);
    return () => document.removeEventListener('visibilitychange', update);
  }, []);
  return inSight;
}
