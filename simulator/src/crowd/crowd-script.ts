import type { CrowdAnswer, CrowdOptions } from '../control-api';
import { stableHash, stableShare } from '../stable-hash';

export type ScriptedAnswer = CrowdAnswer['choices'][number]['answer'];

/** What a member says first. The same number always opens the same way. */
export function openingOf({ openingTexts }: CrowdOptions, waId: string): string {
  return openingTexts[stableHash(waId, OPENING) % openingTexts.length] ?? '';
}

/** What a member does about a text on their given turn; undefined when the script has nothing for it. */
export function answerOf(
  { answers }: CrowdOptions,
  waId: string,
  turn: number,
  text: string,
): ScriptedAnswer | undefined {
  const lower = text.toLowerCase();
  const rule = answers.find((answer) => lower.includes(answer.whenTextContains.toLowerCase()));
  if (!rule) return undefined;
  const total = rule.choices.reduce((sum, choice) => sum + choice.weight, 0);
  let left = stableShare(`${waId}/${turn}`, CHOICE) * total;
  for (const choice of rule.choices) {
    left -= choice.weight;
    if (left < 0) return choice.answer;
  }
  return null;
}

/** How long a member takes to answer, ms. */
export function replyDelayOf({ replyDelayMs: [from, to] }: CrowdOptions, waId: string, turn: number): number {
  return from + stableShare(`${waId}/${turn}`, DELAY) * (to - from);
}

export function nameOf(waId: string): string {
  const pick = (names: readonly string[], seed: number) => names[stableHash(waId, seed) % names.length] ?? '';
  return `${pick(FIRST_NAMES, NAME)} ${pick(LAST_NAMES, NAME + 1)}`;
}

/** Seeds that keep one decision from following another. */
const [OPENING, CHOICE, DELAY, NAME] = [11, 12, 13, 14] as const;

const FIRST_NAMES = [
  'Ada',
  'Amir',
  'Ana',
  'Chidi',
  'Diego',
  'Elif',
  'Fatima',
  'Grace',
  'Hugo',
  'Inés',
  'Ivan',
  'João',
  'Kofi',
];
const LAST_NAMES = [
  'Abara',
  'Bianchi',
  'Costa',
  'Demir',
  'Fofanah',
  'García',
  'Haddad',
  'Ivanova',
  'Khan',
  'López',
  'Mensah',
];
