import { createContext, use } from 'react';
import type { ChatEntry } from '../../../src/control-api';
import type { CardAction } from '../messages/message-view';

/** What the person holding the phone can do with a message. */
export interface ChatActions {
  readonly tap: (entry: ChatEntry, id: string) => void;
  readonly openList: (
    entry: ChatEntry,
    list: Extract<CardAction, { type: 'list' }>,
    chosen: ReadonlySet<string>,
  ) => void;
  readonly shareLocation: (entry: ChatEntry) => void;
  readonly openForm: (entry: ChatEntry, form: Extract<CardAction, { type: 'form' }>) => void;
  readonly explainCall: (title: string) => void;
  readonly reply: (entry: ChatEntry) => void;
  /** Opens the choice of emojis for a message. */
  readonly chooseReaction: (entry: ChatEntry) => void;
}

export const ChatActionsContext = createContext<ChatActions | null>(null);

export function useChatActions(): ChatActions {
  const actions = use(ChatActionsContext);
  if (actions === null) throw new Error('A message can only be drawn inside a chat.');
  return actions;
}
