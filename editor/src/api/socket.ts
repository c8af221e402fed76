import {
  TYPING_ENDS_MS,
  type ClientToServerEvents,
  type ServerToClientEvents,
  type Topic,
  type Typing,
} from '@sendero/shared';
import { io, type Socket } from 'socket.io-client';
import { currentAgentId, subscribeToAgent } from '../agents/chosen-agent';
import { introduceMe } from '../presence/who-am-i';

/** One connection for the whole editor; opened by the first watcher. */
const socket: Socket<ServerToClientEvents, ClientToServerEvents> = io({
  autoConnect: false,
  // Asked for each connection, so that who somebody says to be counts from the next one on.
  auth: (tell) => void introduceMe().then(tell),
});

let introducedAs = currentAgentId();
subscribeToAgent(() => {
  if (currentAgentId() === introducedAs) return;
  introducedAs = currentAgentId();
  if (socket.connected) socket.disconnect().connect();
});

/** How long to wait before going back to a server that sent us away, in ms; after any other loss socket.io comes back by itself. */
const RETURN_MS = 1_000;
socket.on('disconnect', (reason) => {
  if (reason === 'io server disconnect') setTimeout(() => socket.connect(), RETURN_MS);
});

export type LiveHandlers = Partial<ServerToClientEvents>;

/** How many parts of the page watch each topic: the server is told only of the first and the last. */
const watchers = new Map<Topic, number>();

/**
 * Watches a topic until the returned function is called. `onReady` runs after every join, the first and those after a
 * lost connection: fetch the state there. Handlers hear all events of their kind, whichever topic they came by.
 */
export function watch(topic: Topic, handlers: LiveHandlers, onReady: () => void): () => void {
  let stopped = false;
  let again: ReturnType<typeof setTimeout> | undefined;
  const join = () => {
    clearTimeout(again);
    socket.emit('watch', topic, (answer) => {
      if (stopped) return;
      if (answer.ok) onReady();
      // The server is there and its database is not: without another try the page would never hear anything again.
      else if (answer.code === 'server.unexpected') again = setTimeout(() => socket.connected && join(), RETURN_MS);
    });
  };
  const listeners = listen(handlers);
  socket.on('connect', join);
  watchers.set(topic, (watchers.get(topic) ?? 0) + 1);
  if (socket.connected) join();
  // One that is on its way already would be refused if it were asked for twice.
  else if (!socket.active) socket.connect();

  return () => {
    stopped = true;
    clearTimeout(again);
    socket.off('connect', join);
    listeners();
    const left = (watchers.get(topic) ?? 1) - 1;
    if (left > 0) watchers.set(topic, left);
    else watchers.delete(topic);
    if (left === 0 && socket.connected) socket.emit('unwatch', topic);
  };
}

/** Says that somebody here is writing, or no longer; while the connection is down, the last word waits for it. */
export function sayTyping(typing: Typing): void {
  if (socket.connected) socket.emit('typing', typing);
  else unsaid = { typing, at: Date.now() };
}

let unsaid: { readonly typing: Typing; readonly at: number } | undefined;
socket.on('connect', () => {
  const word = unsaid;
  unsaid = undefined;
  if (word?.typing.active && Date.now() - word.at < TYPING_ENDS_MS) socket.emit('typing', word.typing);
});

/** Tells whether the live connection stands; for `useSyncExternalStore`. */
export const connection = {
  subscribe(changed: () => void): () => void {
    socket.on('connect', changed).on('disconnect', changed).on('connect_error', changed);
    return () => socket.off('connect', changed).off('disconnect', changed).off('connect_error', changed);
  },
  isUp: (): boolean => socket.connected,
};

function listen({
  'journey.counts': counts,
  'journey.moves': moves,
  'journey.people': people,
  'inbox.changed': inbox,
  'dashboard.changed': dashboard,
  'conversation.typing': typing,
}: LiveHandlers): () => void {
  if (counts) socket.on('journey.counts', counts);
  if (moves) socket.on('journey.moves', moves);
  if (people) socket.on('journey.people', people);
  if (inbox) socket.on('inbox.changed', inbox);
  if (dashboard) socket.on('dashboard.changed', dashboard);
  if (typing) socket.on('conversation.typing', typing);
  return () => {
    if (counts) socket.off('journey.counts', counts);
    if (moves) socket.off('journey.moves', moves);
    if (people) socket.off('journey.people', people);
    if (inbox) socket.off('inbox.changed', inbox);
    if (dashboard) socket.off('dashboard.changed', dashboard);
    if (typing) socket.off('conversation.typing', typing);
  };
}
