import { unreachable, type MessageMatch } from '@sendero/shared';
import { keywordsText } from '../../inspector/keywords-text';
import { capitalized } from '../../ui/capitalized';

export const MATCH_KINDS = [
  { value: 'any', label: 'Any message' },
  { value: 'keyword', label: 'A keyword' },
  { value: 'pattern', label: 'A pattern' },
  { value: 'prefill', label: 'The text of a link or QR code' },
  { value: 'button', label: 'A tapped button' },
  { value: 'listRow', label: 'A row chosen from a list' },
  { value: 'media', label: 'A picture or file' },
  { value: 'location', label: 'A location' },
  { value: 'contacts', label: 'A contact card' },
  { value: 'referral', label: 'A click on an ad' },
  { value: 'firstMessage', label: 'The first message ever' },
] as const satisfies readonly { value: MessageMatch['type']; label: string }[];

/** What a way in of this kind starts with. */
export function firstMatchOf(type: MessageMatch['type']): MessageMatch {
  switch (type) {
    case 'any':
    case 'firstMessage':
    case 'location':
    case 'contacts':
      return { type };
    case 'keyword':
      return { type, how: 'exact', words: ['hi'] };
    case 'pattern':
      return { type, pattern: '' };
    case 'prefill':
      return { type, text: 'Hi! I am at table {table}' };
    case 'button':
      return { type, payloads: [] };
    case 'listRow':
      return { type, rowIds: [] };
    case 'media':
      return { type, kinds: ['image'] };
    case 'referral':
      return { type, sourceIds: [] };
    default:
      return unreachable(type);
  }
}

/** Such as “hi” or Button “buy”. */
export function messageMatchText(match: MessageMatch): string {
  switch (match.type) {
    case 'any':
      return 'Any message';
    case 'keyword':
      return keywordsText(match);
    case 'pattern':
      return match.pattern ? `Pattern ${match.pattern}` : 'Pattern not written yet';
    case 'prefill':
      return match.text.trim() ? `Link text “${match.text}”` : 'Link text not written yet';
    case 'button':
      return `Button ${quoted(match.payloads)}`;
    case 'listRow':
      return `Row ${quoted(match.rowIds)}`;
    case 'media':
      return match.kinds.map((kind, index) => (index === 0 ? capitalized(kind) : kind)).join(' or ');
    case 'location':
      return 'A location';
    case 'contacts':
      return 'A contact card';
    case 'referral':
      return match.sourceIds.length > 0 ? `Ad ${quoted(match.sourceIds)}` : 'Any ad';
    case 'firstMessage':
      return 'First message ever';
    default:
      return unreachable(match);
  }
}

function quoted(ids: readonly string[]): string {
  return ids.map((id) => `“${id}”`).join(', ') || 'not chosen yet';
}
