import {
  matchesOf,
  unreachable,
  type MessageMatch,
  type RuleAction,
  type RuleDefinition,
  type RuleView,
} from '@sendero/shared';
import { topicLabels } from '../contacts/topic-labels';
import { conditionText } from '../nodes/branch/condition-text';
import { messageMatchText } from '../nodes/trigger-message/message-match';
import { capitalized } from '../ui/capitalized';

/** What a message must look like, such as “hi” · only outside business hours. */
export function ruleConditionText(rule: RuleDefinition): string {
  const { when, hours } = rule;
  const conditions = when?.conditions.map(conditionText).join(when.match === 'all' ? ' and ' : ' or ');
  return [
    matchesText(matchesOf(rule)),
    ...(conditions ? [`if ${conditions}`] : []),
    ...(hours === 'always' ? [] : [hours === 'open' ? 'only within business hours' : 'only outside business hours']),
  ].join(' · ');
}

/** What a rule does, such as Replies “We are open”. */
export function ruleActionText({ definition: { action }, starts }: Pick<RuleView, 'definition' | 'starts'>): string {
  switch (action.type) {
    case 'startJourney':
      return `Starts ${starts?.name ? `“${starts.name}”` : 'a journey that is not live'}`;
    case 'reply':
      return `Replies “${shortened(action.text)}”`;
    case 'consent':
      return `Opts ${action.state} to ${topicText(action.topic)}${also(action.reply)}`;
    case 'handOver':
      return `Hands over to ${action.assignTo || 'people'}${also(action.reply)}`;
    case 'bot':
      return 'Hands over to a bot';
    case 'forward':
      return `Asks the bot at ${hostOf(action.url)}`;
    default:
      return unreachable(action);
  }
}

export function topicText(topic: Extract<RuleAction, { type: 'consent' }>['topic']): string {
  return topic === 'all' ? 'everything' : topicLabels[topic].toLowerCase();
}

/** What a message must look like, whatever else must hold. */
export function matchesText(matches: readonly MessageMatch[]): string {
  return matches
    .map(messageMatchText)
    .map((text, index) => (index === 0 ? capitalized(text) : withoutCapital(text)))
    .join(' or ');
}

function withoutCapital(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function also(reply: string): string {
  return reply.trim() === '' ? '' : ` and replies “${shortened(reply)}”`;
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

function hostOf(url: string): string {
  return /^https?:\/\/([^/?#\s]+)/i.exec(url)?.[1] ?? url;
}
