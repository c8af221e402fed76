import { messageId, type EpochMs, type IncomingContent, type IncomingMessage } from '@sendero/shared';

export const TRIED_KINDS = [
  { value: 'text', label: 'A text' },
  { value: 'button', label: 'A tapped button' },
  { value: 'listRow', label: 'A row chosen from a list' },
  { value: 'image', label: 'A picture' },
  { value: 'video', label: 'A video' },
  { value: 'audio', label: 'A voice message' },
  { value: 'document', label: 'A document' },
  { value: 'sticker', label: 'A sticker' },
  { value: 'location', label: 'A location' },
  { value: 'contacts', label: 'A contact card' },
  { value: 'referral', label: 'A text after a click on an ad' },
] as const;
export type TriedKind = (typeof TRIED_KINDS)[number]['value'];

/** What somebody might send. */
export interface Tried {
  readonly kind: TriedKind;
  readonly text: string;
  /** The button's payload, the row's id or the ad's id. */
  readonly id: string;
}

/** What the id of a kind is called; null where there is none. */
export function idLabel(kind: TriedKind): string | null {
  switch (kind) {
    case 'button':
      return 'Payload of the button';
    case 'listRow':
      return 'Id of the row';
    case 'referral':
      return 'Id of the ad';
    default:
      return null;
  }
}

/** Whether people see a text that goes with it. */
export function hasText(kind: TriedKind): boolean {
  return !['audio', 'sticker', 'location', 'contacts'].includes(kind);
}

/** The message as it would come in. */
export function triedMessage({ kind, text, id }: Tried, at: EpochMs): IncomingMessage {
  return {
    id: messageId.parse('00000000-0000-7000-8000-000000000000'),
    at,
    text: hasText(kind) ? text : '',
    content: contentOf(kind, id),
    ...(kind === 'referral' && { referral: { sourceId: id, sourceType: 'ad', headline: '', clickId: '' } }),
  };
}

function contentOf(kind: TriedKind, id: string): IncomingContent {
  switch (kind) {
    case 'text':
    case 'referral':
      return { type: 'text' };
    case 'button':
      return { type: 'button', payload: id };
    case 'listRow':
      return { type: 'listRow', rowId: id };
    case 'location':
      return { type: 'location', latitude: 38.72, longitude: -9.14 };
    case 'contacts':
      return { type: 'contacts', contacts: [] };
    default:
      return { type: 'media', kind, mediaId: '', mimeType: '' };
  }
}
