import { useCallback, useEffect, useReducer, useRef, type Dispatch } from 'react';
import type { SimulatorEvent } from '../../../src/control-api';
import { eventsUrl, sandboxApi } from './sandbox-api';
import { chatKey, emptySandbox, reduceSandbox, type SandboxAction, type SandboxState } from './sandbox-state';

/** A typing indicator ends with the reply, or after this long. */
const typingMs = 25_000;
/** Events are drawn together in steps of this length, so that a crowd does not redraw the page for each message. */
const drawEveryMs = 80;
const reconnectMs = 1_500;

export interface Sandbox {
  readonly state: SandboxState;
  readonly dispatch: Dispatch<SandboxAction>;
  /** Reads channels, customers and the clock again. */
  readonly reload: () => void;
  /** Counts connections: what was read on an earlier one may be stale. */
  readonly session: number;
}

/** The sandbox as this page knows it, kept live. */
export function useSandbox(): Sandbox {
  const [state, dispatch] = useReducer(reduceSandbox, emptySandbox);
  const [session, nextSession] = useReducer((count: number) => count + 1, 0);

  const reload = useCallback(() => {
    Promise.all([sandboxApi.channels(), sandboxApi.customers(), sandboxApi.clock()]).then(
      ([channels, customers, clock]) => {
        dispatch({ type: 'loaded', channels, customers, clock, receivedAt: Date.now() });
        nextSession();
      },
      (cause: unknown) =>
        dispatch({ type: 'loadFailed', problem: cause instanceof Error ? cause.message : String(cause) }),
    );
  }, []);

  useEvents(dispatch, reload);
  return { state, dispatch, reload, session };
}

/** Talks to the server-sent events stream: everything is read again whenever the stream (re)opens. */
function useEvents(dispatch: Dispatch<SandboxAction>, reload: () => void): void {
  const typingTimers = useRef(new Map<string, number>());

  useEffect(() => {
    let source: EventSource | null = null;
    let retry = 0;
    let draw = 0;
    let waiting: SimulatorEvent[] = [];
    const timers = typingTimers.current;

    const flush = (): void => {
      const events = waiting;
      waiting = [];
      draw = 0;
      dispatch({ type: 'happened', events, receivedAt: Date.now() });
      for (const event of events) if (event.type === 'typing') endTyping(chatKey(event.waId, event.phoneNumberId));
    };
    const endTyping = (key: string): void => {
      window.clearTimeout(timers.get(key));
      timers.set(
        key,
        window.setTimeout(() => dispatch({ type: 'typingEnded', key }), typingMs),
      );
    };
    const connect = (): void => {
      source = new EventSource(eventsUrl);
      source.onopen = reload;
      source.onmessage = ({ data }: MessageEvent<string>) => {
        waiting.push(JSON.parse(data) as SimulatorEvent);
        if (draw === 0) draw = window.setTimeout(flush, drawEveryMs);
      };
      source.onerror = () => {
        source?.close();
        dispatch({ type: 'connectionLost' });
        retry = window.setTimeout(connect, reconnectMs);
      };
    };

    connect();
    reload();
    return () => {
      source?.close();
      [retry, draw, ...timers.values()].forEach((timer) => window.clearTimeout(timer));
      timers.clear();
    };
  }, [dispatch, reload]);
}
