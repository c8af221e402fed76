import { daysFromToday, findPattern, unreachable, type AnswerMatch, type Facts, type JsonValue } from '@sendero/shared';
import { datesIn, daysAfter } from './date-in';
import type { Answer } from './heard-in';
import { matchesKeyword } from './matches-keyword';
import { normalized } from './normalized';
import { numberIn } from './number-in';
import { todayOf } from './today-of';
import { yesNoIn } from './yes-no-in';

/** Whether a message can be an answer at all; a reaction or something WhatsApp can't describe is none. */
export function saysSomething({ content }: Answer): boolean {
  return content.type !== 'reaction' && content.type !== 'unknown';
}

/** What a message answers when it fits, in the form in which it is kept; undefined when it does not fit. */
export function answerIn(message: Answer, match: AnswerMatch, facts: Facts): JsonValue | undefined {
  if (!saysSomething(message)) return undefined;
  switch (match.type) {
    case 'any':
      return plainAnswer(message);
    case 'keyword':
      return matchesKeyword(message.text, match) ? message.text : undefined;
    case 'pattern':
      return findPattern(match.pattern, message.text)?.found;
    case 'choice':
    case 'button':
    case 'listRow':
      return isChoice(message, match) ? message.text : undefined;
    case 'yesNo':
      return yesNoIn(message.text) === match.value ? match.value : undefined;
    case 'number': {
      const value = numberIn(message.text);
      return value !== null && value >= (match.min ?? -Infinity) && value <= (match.max ?? Infinity)
        ? value
        : undefined;
    }
    case 'date':
      return dateIn(message.text, match, facts);
    case 'email':
      return emailIn(message.text);
    case 'media':
      return message.content.type === 'media' && match.kinds.some((kind) => kind === mediaKind(message))
        ? plainAnswer(message)
        : undefined;
    case 'location':
    case 'contacts':
    case 'flow':
      return message.content.type === match.type ? plainAnswer(message) : undefined;
    default:
      return unreachable(match);
  }
}

/** The variables that a message sets when it fits. */
export function answerVariables(
  message: Answer,
  match: AnswerMatch,
  saveAs: string,
  facts: Facts,
): { readonly [name: string]: JsonValue } {
  const answer = saveAs === '' ? undefined : answerIn(message, match, facts);
  if (answer === undefined) return {};
  const groups = match.type === 'pattern' ? (findPattern(match.pattern, message.text)?.groups ?? {}) : {};
  const named = Object.entries(groups).map(([name, value]) => [`${saveAs}_${name}`, value] as const);
  return { ...Object.fromEntries(named), [saveAs]: answer };
}

function plainAnswer({ content, text }: Answer): JsonValue {
  switch (content.type) {
    case 'location':
      return { latitude: content.latitude, longitude: content.longitude };
    case 'media':
      return { kind: content.kind, mediaId: content.mediaId, mimeType: content.mimeType, caption: text };
    case 'contacts':
      return (content.contacts ?? []).map(({ name, phones }) => ({ name, phones: [...phones] }));
    case 'flow':
      return content.response;
    default:
      return text;
  }
}

function mediaKind({ content }: Answer): string {
  return content.type === 'media' ? content.kind : '';
}

type ChoiceMatch = Extract<AnswerMatch, { type: 'choice' | 'button' | 'listRow' }>;

function isChoice({ content, text }: Answer, match: ChoiceMatch): boolean {
  if (content.type === 'listRow') return match.type !== 'button' && content.rowId === match.choiceId;
  if (content.type === 'button' && match.type === 'listRow') return false;
  if (content.type === 'button' && content.payload === match.choiceId) return true;
  // A template's quick reply without a payload of its own echoes its title.
  const typed = content.type === 'text' || (content.type === 'button' && content.payload === text);
  return typed && match.titles.some((title) => normalized(title) === normalized(text));
}

/** The likeliest reading that lies within the limits. */
function dateIn(
  text: string,
  { min, max, order }: Extract<AnswerMatch, { type: 'date' }>,
  facts: Facts,
): string | undefined {
  const today = todayOf(facts);
  const bound = (day: string) => {
    const days = daysFromToday(day);
    return days === null ? day : daysAfter(today, days);
  };
  const american = /^en[-_]us/i.test(facts.contact.language);
  const monthFirst = order === 'monthFirst' || (order === 'byLanguage' && american);
  return datesIn(text, { today, monthFirst }).find(
    (date) => (min === undefined || date >= bound(min)) && (max === undefined || date <= bound(max)),
  );
}

function emailIn(text: string): string | undefined {
  const address = text.trim();
  return address.length <= 254 && /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@<>(),;:".]{2,}$/u.test(address)
    ? address
    : undefined;
}
