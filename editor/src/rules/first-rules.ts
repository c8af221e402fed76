import type { RuleAction, RuleDefinition } from '@sendero/shared';
import { unreachable } from '@sendero/shared';

const SHORT: Pick<RuleDefinition, 'alternatives' | 'when' | 'hours'> = {
  alternatives: [],
  when: null,
  hours: 'always',
};

/** A rule that nobody has written anything into yet. */
export const BLANK_RULE: RuleDefinition = {
  ...SHORT,
  name: '',
  match: { type: 'keyword', how: 'contains', words: [] },
  action: { type: 'reply', text: '' },
};

/** What people often want first, ready to be adapted. */
export const EXAMPLES: readonly { readonly title: string; readonly rule: RuleDefinition }[] = [
  {
    title: 'Answer a question that comes again and again',
    rule: {
      ...SHORT,
      name: 'Opening hours',
      match: { type: 'keyword', how: 'contains', words: ['hours', 'open', 'closed'] },
      action: { type: 'reply', text: 'We are here from Monday to Friday, 9 to 18.' },
    },
  },
  {
    title: 'Say so when nobody is there',
    rule: {
      ...SHORT,
      name: 'Out of office',
      match: { type: 'any' },
      hours: 'closed',
      action: { type: 'reply', text: 'Thank you for writing! We answer as soon as we open.' },
    },
  },
  {
    title: 'Bring people in when somebody asks for them',
    rule: {
      ...SHORT,
      name: 'Talk to a person',
      match: { type: 'keyword', how: 'contains', words: ['agent', 'person', 'human'] },
      action: { type: 'handOver', assignTo: 'Support', reply: 'One moment, somebody will be with you.' },
    },
  },
  {
    title: 'Let people opt in with a word',
    rule: {
      ...SHORT,
      name: 'Join the club',
      match: { type: 'keyword', how: 'exact', words: ['join'] },
      action: { type: 'consent', topic: 'marketing', state: 'in', reply: 'Welcome! Write STOP at any time to leave.' },
    },
  },
];

export const ACTIONS = [
  { value: 'reply', label: 'Reply' },
  { value: 'startJourney', label: 'Start a journey' },
  { value: 'handOver', label: 'Hand over to people' },
  { value: 'consent', label: 'Opt the contact in or out' },
  { value: 'bot', label: 'Hand over to a bot' },
  { value: 'forward', label: 'Ask a bot for one answer' },
] as const satisfies readonly { value: RuleAction['type']; label: string }[];

/** A secret that nobody guesses, 32 characters of hexadecimal. */
export function newSecret(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What an action starts with; the text of a reply is kept where the new one has one. */
export function firstAction(type: Exclude<RuleAction['type'], 'startJourney'>, before: RuleAction): RuleAction {
  const reply = replyOf(before);
  switch (type) {
    case 'reply':
      return { type, text: reply };
    case 'consent':
      return { type, topic: 'marketing', state: 'in', reply };
    case 'handOver':
      return { type, assignTo: '', reply };
    case 'bot':
      return { type, bot: '' };
    case 'forward':
      return { type, url: '', headers: [], timeoutSeconds: 10, retries: 2, secret: newSecret() };
    default:
      return unreachable(type);
  }
}

function replyOf(action: RuleAction): string {
  if (action.type === 'reply') return action.text;
  return 'reply' in action ? action.reply : '';
}
