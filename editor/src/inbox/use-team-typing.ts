import { conversationTopic, TYPING_ENDS_MS, type ConversationId, type Typing } from '@sendero/shared';
import { useEffect, useMemo, useState } from 'react';
import { sayTyping } from '../api/socket';
import { useWatch } from '../api/use-watch';
import { useWriter } from './who-types';
import { Writing } from './writing';

export interface TeamTyping {
  /** Names of the others who are writing in this conversation. */
  readonly others: readonly string[];
  /** What they hear of us. */
  readonly mine: Writing;
}

/** Who else is writing in a conversation; they hear of us, too. */
export function useTeamTyping(id: ConversationId): TeamTyping {
  const [heard, setHeard] = useState<ReadonlyMap<string, Heard>>(new Map());
  const { id: agentId, name } = useWriter();
  const mine = useMemo(
    () => new Writing((active) => sayTyping({ conversationId: id, agentId, name, active })),
    [id, agentId, name],
  );

  useWatch(
    conversationTopic(id),
    {
      'conversation.typing': (typing) => {
        if (typing.conversationId === id && typing.agentId !== agentId) setHeard(withWord(typing));
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

  // Outside React: the clock of what is told.
  useEffect(() => () => mine.stop(), [mine]);

  return { others: [...heard.values()].map((other) => other.name), mine };
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
