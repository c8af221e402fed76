import {
  conversationPiles,
  journeyId,
  labelId,
  teamId,
  type ConversationPile,
  type JourneyId,
  type LabelId,
  type TeamId,
} from '@sendero/shared';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';

/** What the address says of the list; null asks for nothing. */
export interface InboxFilter {
  readonly pile: ConversationPile | null;
  readonly team: TeamId | null;
  readonly label: LabelId | null;
  readonly journey: JourneyId | null;
}

/** The filter stands in the address, so that it stays when a conversation is chosen and can be kept as a bookmark. */
export function useInboxFilter(): readonly [InboxFilter, (change: Partial<InboxFilter>) => void] {
  const [parameters, setParameters] = useSearchParams();
  const text = parameters.toString();
  const filter = useMemo(() => readFilter(new URLSearchParams(text)), [text]);
  const change = (changed: Partial<InboxFilter>) => {
    setParameters(
      (known) => {
        const next = new URLSearchParams(known);
        // What was found is not looked at any more when another list is.
        next.delete('message');
        for (const [name, value] of Object.entries(changed)) {
          if (value === null) next.delete(name);
          else next.set(name, value);
        }
        return next;
      },
      { replace: true },
    );
  };
  return [filter, change];
}

function readFilter(parameters: URLSearchParams): InboxFilter {
  const pile = conversationPiles.find((known) => known === parameters.get('pile')) ?? null;
  return {
    pile,
    team: teamId.safeParse(parameters.get('team')).data ?? null,
    label: labelId.safeParse(parameters.get('label')).data ?? null,
    journey: journeyId.safeParse(parameters.get('journey')).data ?? null,
  };
}
