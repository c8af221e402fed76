import type { Properties } from '../events';
import type { ContactId, EpochMs, RunId } from '../ids';
import type { ProblemCode } from '../problems';

/** Something that happened to a contact outside of our conversations with them. */
export interface ContactEvent {
  readonly id: string;
  readonly name: string;
  readonly properties: Properties;
  readonly at: EpochMs;
}

/** What became of one event of a request. */
export type EventResult =
  | { readonly status: 'accepted'; readonly eventId: string; readonly contactId: ContactId }
  /** An event with this id came before; nothing happened again. */
  | { readonly status: 'repeated' }
  | { readonly status: 'refused'; readonly problem: { readonly code: ProblemCode; readonly message: string } };

/** What became of one contact who was to be put into a journey. */
export type RunStartResult =
  | { readonly status: 'started'; readonly runId: RunId; readonly contactId: ContactId }
  | {
      readonly status: 'refused';
      /** Null when nobody could be found. */
      readonly contactId: ContactId | null;
      readonly problem: { readonly code: ProblemCode; readonly message: string };
    };
