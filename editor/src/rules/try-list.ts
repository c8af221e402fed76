import { askedItems, fittingMatch, judgeRule, type RuleSituation, type RuleVerdict } from '@sendero/engine';
import type { AskedItem, IncomingMessage, RuleList } from '@sendero/shared';

/** What a line of the list makes of a message. */
export type Verdict =
  | RuleVerdict
  /** A line before it took the message. */
  | 'notAsked'
  /** It is switched off, or paused. */
  | 'off'
  /** It fits, but its journey can't be started. */
  | 'cannotStart';

export interface Tried {
  /** Who gets the message; null when nobody in the list does. */
  readonly taker: AskedItem | null;
  readonly verdicts: ReadonlyMap<string, Verdict>;
}

/** Asks the list as a message is asked, for somebody who is in none of the journeys. */
export function tryList(list: RuleList, message: IncomingMessage, situation: RuleSituation): Tried {
  let taker: AskedItem | null = null;
  const verdicts = new Map<string, Verdict>();
  for (const item of askedItems(list)) {
    const verdict: Verdict = taker ? 'notAsked' : verdictOf(item, message, situation);
    if (verdict === 'takes') taker = item;
    verdicts.set(item.id, verdict);
  }
  return { taker, verdicts };
}

function verdictOf(item: AskedItem, message: IncomingMessage, situation: RuleSituation): Verdict {
  if (item.type === 'journey') {
    if (item.status === 'paused') return 'off';
    const fits = item.triggers.some(({ matches: [match, ...alternatives] }) =>
      match ? fittingMatch({ match, alternatives }, message, situation.firstMessage) : false,
    );
    return fits ? 'takes' : 'otherMessage';
  }
  if (!item.enabled) return 'off';
  const verdict = judgeRule(item.definition, message, situation);
  return verdict === 'takes' && item.starts?.canStart === false ? 'cannotStart' : verdict;
}

/** Why, in a few words; `item` is the line that says so. */
export function verdictText(verdict: Verdict, item: AskedItem): string {
  switch (verdict) {
    case 'takes':
      return 'Takes it';
    case 'otherMessage':
      return 'Looks for another message';
    case 'conditions':
      return 'Fits, but the conditions do not hold';
    case 'businessHours':
      return item.type === 'rule' && item.definition.hours === 'open'
        ? 'Fits, but only within business hours'
        : 'Fits, but only outside business hours';
    case 'cannotStart':
      return 'Fits, but its journey is not live';
    case 'off':
      return item.type === 'journey' ? 'Paused, so passed over' : 'Switched off, so passed over';
    case 'notAsked':
      return 'Not asked any more';
  }
}
