import type { CannedReply, ConversationView } from '@sendero/shared';
import { useQuery } from '@tanstack/react-query';
import { useState, type KeyboardEvent } from 'react';
import { cannedRepliesQuery } from '../api/canned-replies-api';
import { contactQueries } from '../api/contacts-api';
import { cannedAskIn, fittingReplies } from './canned-choice';
import { filledText, scopeOfContact } from './filled-text';

export interface CannedReplies {
  /** What fits what is typed after “/”; null while nothing is asked for. */
  readonly offered: readonly CannedReply[] | null;
  readonly active: number;
  readonly choose: (reply: CannedReply) => void;
  /** Says whether the key was for the list. */
  readonly onKeyDown: (event: KeyboardEvent) => boolean;
  /** Names of placeholders that the contact had no value for. */
  readonly missing: readonly string[];
  readonly forgetMissing: () => void;
}

interface Typed {
  readonly draft: string;
  readonly cursor: number;
  readonly onDraftChange: (draft: string) => void;
}

/** Offers canned replies while “/…” stands at the cursor, and puts the chosen one there with its variables filled in. */
export function useCannedReplies(
  conversation: ConversationView,
  { draft, cursor, onDraftChange }: Typed,
): CannedReplies {
  const ask = cannedAskIn(draft, cursor);
  const { data: replies } = useQuery({ ...cannedRepliesQuery, enabled: ask !== null });
  const { data: contact } = useQuery({ ...contactQueries.detail(conversation.contact.id), enabled: ask !== null });
  const [place, setPlace] = useState({ word: '', active: 0 });
  const [dismissed, dismiss] = useState<string | null>(null);
  const [missing, setMissing] = useState<readonly string[]>([]);

  const offered = ask && replies && contact && dismissed !== draft ? fittingReplies(replies, ask.word) : null;
  const active = place.word === ask?.word ? Math.min(place.active, Math.max(0, (offered?.length ?? 1) - 1)) : 0;

  const choose = (reply: CannedReply) => {
    if (!ask || !contact) return;
    const filled = filledText(reply.text, scopeOfContact(contact, conversation));
    setMissing(filled.missing);
    onDraftChange(draft.slice(0, ask.start) + filled.text + draft.slice(ask.end));
  };
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (!offered || !ask || event.nativeEvent.isComposing) return false;
    const chosen = offered[active];
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && offered.length > 0) {
      setPlace({ word: ask.word, active: (active + step + offered.length) % offered.length });
    } else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) {
      choose(chosen);
    } else if (event.key === 'Escape') {
      dismiss(draft);
    } else {
      return false;
    }
    event.preventDefault();
    return true;
  };
  return { offered, active, choose, onKeyDown, missing, forgetMissing: () => setMissing([]) };
}
