import {
  findPattern,
  matchesOf,
  patternOfMatch,
  unreachable,
  type IncomingMessage,
  type MessageMatch,
} from '@sendero/shared';
import { saysSomething } from './answer';
import { matchesKeyword } from './matches-keyword';

/** The first way in that a message fits, in their order. */
export function fittingMatch(
  ways: Parameters<typeof matchesOf>[0],
  message: IncomingMessage,
  firstMessage: boolean,
): MessageMatch | undefined {
  return matchesOf(ways).find((match) => matchesMessage(match, message, firstMessage));
}

/** Whether a message that came in looks as wanted; `firstMessage` says that the contact never wrote before. */
function matchesMessage(match: MessageMatch, message: IncomingMessage, firstMessage: boolean): boolean {
  const { text, content, referral } = message;
  if (!saysSomething(message)) return false;
  switch (match.type) {
    case 'any':
      return true;
    case 'keyword':
      return matchesKeyword(text, match);
    case 'pattern':
    case 'prefill':
      return findPattern(patternOfMatch(match) ?? '', text) !== null;
    case 'button':
      return content.type === 'button' && match.payloads.includes(content.payload);
    case 'listRow':
      return content.type === 'listRow' && match.rowIds.includes(content.rowId);
    case 'media':
      return content.type === 'media' && match.kinds.includes(content.kind);
    case 'location':
    case 'contacts':
      return content.type === match.type;
    case 'referral':
      return referral !== undefined && (match.sourceIds.length === 0 || match.sourceIds.includes(referral.sourceId));
    case 'firstMessage':
      return firstMessage;
    default:
      return unreachable(match);
  }
}
