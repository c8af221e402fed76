import { matchesOf, sentence } from '@sendero/shared';
import type { AskedItem, MessageMatch, ProblemCode, RuleList, RuleView } from '@sendero/shared';
import { matchesKeyword } from './matches-keyword';

/** Something about one entry of the list that a person should look at. */
export interface RuleProblem {
  readonly item: string;
  readonly code: ProblemCode;
  readonly message: string;
}

export interface RuleSurroundings {
  readonly hasBusinessHours: boolean;
  /** Whether a message is an opt-out or opt-in keyword. */
  readonly isConsentWord: (text: string) => boolean;
}

/** Everything that is asked of a message, in order. */
export function askedItems({ before, unplaced, after }: RuleList): readonly AskedItem[] {
  return [...before, ...unplaced, ...after];
}

/** What is wrong with the entries of the list that take part, above all those that others stand in the way of. */
export function ruleProblems(list: RuleList, surroundings: RuleSurroundings): readonly RuleProblem[] {
  const asked = askedItems(list).filter(takesPart);
  return asked.flatMap((item, index) => [
    ...inTheWay(item, asked.slice(0, index)),
    ...(item.type === 'rule' ? ofRule(item, surroundings) : []),
  ]);
}

function takesPart(item: AskedItem): boolean {
  return item.type === 'rule' ? item.enabled : item.status === 'live';
}

/** One that takes everything says all; words that are taken need no mention then. */
function inTheWay(item: AskedItem, earlier: readonly AskedItem[]): readonly RuleProblem[] {
  const title = titleOf(item);
  const all = earlier.find(takesEverything);
  if (all)
    return [problem(item, 'rule.never_reached', sentence('rule.never_reached', { title, before: titleOf(all) }))];
  for (const word of matchesIn(item).flatMap(wordsOf)) {
    const before = earlier.find((other) => takesWord(other, word));
    if (!before) continue;
    return [problem(item, 'rule.word_taken', sentence('rule.word_taken', { title, word, before: titleOf(before) }))];
  }
  return [];
}

function ofRule(rule: RuleView, { hasBusinessHours, isConsentWord }: RuleSurroundings): readonly RuleProblem[] {
  const title = titleOf(rule);
  const { hours } = rule.definition;
  const exact = matchesIn(rule).flatMap((match) =>
    match.type === 'keyword' && match.how === 'exact' ? match.words : [],
  );
  const word = exact.find(isConsentWord);
  return [
    ...(word === undefined
      ? []
      : [problem(rule, 'rule.consent_word', sentence('rule.consent_word', { title, word: word.trim() }))]),
    ...(rule.starts && !rule.starts.canStart
      ? [problem(rule, 'rule.journey_not_live', sentence('rule.journey_not_live', { title }))]
      : []),
    ...(hours !== 'always' && !hasBusinessHours
      ? [problem(rule, 'rule.no_business_hours', sentence('rule.no_business_hours', { title }))]
      : []),
  ];
}

function problem(item: AskedItem, code: ProblemCode, message: string): RuleProblem {
  return { item: item.id, code, message };
}

function takesEverything(item: AskedItem): boolean {
  return isCertain(item) && matchesIn(item).some(({ type }) => type === 'any');
}

/** Whether it takes whatever message fits: it asks for nothing else, and lets everybody in. */
function isCertain(item: AskedItem): boolean {
  if (item.type === 'journey') return item.alwaysStarts;
  return isUnconditional(item) && (item.starts === null || item.starts.alwaysStarts);
}

function isUnconditional({ definition: { when, hours } }: RuleView): boolean {
  return when === null && hours === 'always';
}

function takesWord(item: AskedItem, word: string): boolean {
  if (item.type === 'rule' && !isUnconditional(item)) return false;
  return matchesIn(item).some((match) => match.type === 'keyword' && matchesKeyword(word, match));
}

function matchesIn(item: AskedItem): readonly MessageMatch[] {
  return item.type === 'rule' ? matchesOf(item.definition) : item.triggers.flatMap(({ matches }) => matches);
}

function wordsOf(match: MessageMatch): readonly string[] {
  return match.type === 'keyword' ? match.words.map((word) => word.trim()) : [];
}

function titleOf(item: AskedItem): string {
  return item.type === 'rule' ? item.definition.name : item.name;
}
