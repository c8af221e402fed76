import { conversationTopic, TYPING_ENDS_MS, TYPING_EVERY_MS, type ConversationId, type Typing } from '@sendero/shared';
import { useEffect, useRef, useState } from 'react';
import { sayTyping } from '../api/socket';
import { useWatch } from '../api/use-watch';
import { useWriter } from './who-types';

export interface TeamTyping {
  /** Names of the others who are writing in this conversation. */
  readonly others: readonly string[];
  /** Tells them whether somebody here is. */
  readonly say: (active: boolean) => void;
}

/** Who else is writing in a conversation; they hear of us, too. */
export function useTeamTyping(id: ConversationId): TeamTyping {
  const [heard, setHeard] = useState<ReadonlyMap<string, Heard>>(new Map());
  const saidAt = useRef(0);
  const writer = useWriter();

  useWatch(
    conversationTopic(id),
    {
      'conversation.typing': (typing) => {
        if (typing.conversationId === id && typing.agentId !== writer.id) setHeard(withWord(typing));
      },
    },
    () => setHeard(new Map()),
  );

  // Outside React: the clock that ends what is not said again.
  useEffect(() => {
    if (heard.size === 0) return undefined;
    const timer = setInterval(() => setHeard(stillTyping), 1_000);
    return () => clearInterval(timer);
  }, [heard.size]);

  const say = (active: boolean) => {
    const now = Date.now();
    if (active && now - saidAt.current < TYPING_EVERY_MS) return;
    if (!active && saidAt.current === 0) return;
    saidAt.current = active ? now : 0;
    sayTyping({ conversationId: id, agentId: writer.id, name: writer.name, active });
  };
  return { others: [...heard.values()].map(({ name }) => name), say };
}

interface Heard {
  readonly name: string;
  /** Machine time. */
  readonly at: number;
}

function withWord({ agentId, name, active }: Typing) {
  return (before: ReadonlyMap<string, Heard>): ReadonlyMap<string, Heard> => {
    const after = new Map(before);
    if (active) after.set(agentId, { name, at: Date.now() });
    else after.delete(agentId);
    return after;
  };
}

function stillTyping(before: ReadonlyMap<string, Heard>): ReadonlyMap<string, Heard> {
  const after = new Map([...before].filter(([, { at }]) => Date.now() - at < TYPING_ENDS_MS));
  return after.size === before.size ? before : after;
}
