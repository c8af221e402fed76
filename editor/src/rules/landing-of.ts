import { askedItems, type RuleSituation } from '@sendero/engine';
import { foldConsent, matchesOf, windowExpiresAt, type AskedItem, type EpochMs, type RuleList } from '@sendero/shared';
import { madeUpContact } from '../simulate/opening';
import { triedMessage } from './tried-message';
import { tryList, verdictText, type Verdict } from './try-list';
import { capitalized } from '../ui/capitalized';

/** Who gets a text that somebody writes who is in no journey, for everything that this can depend on. */
export interface Landing {
  readonly cases: readonly LandingCase[];
  /** Rules that would have been asked first, and take it from people for whom their conditions hold. */
  readonly perhaps: readonly AskedItem[];
}

export interface LandingCase {
  /** '' when it is always so; otherwise such as “Outside business hours”. */
  readonly when: string;
  /** Null: nobody in the list. */
  readonly taker: AskedItem | null;
}

const SITUATIONS = [
  { firstMessage: false, open: true },
  { firstMessage: true, open: true },
  { firstMessage: false, open: false },
  { firstMessage: true, open: false },
] as const;

/** Asks the list as the server does, in each situation. */
export function landingOf(list: RuleList, text: string, now: EpochMs): Landing {
  const tried = SITUATIONS.map((situation) => ({ ...situation, ...inSituation(list, text, now, situation) }));
  const takers = tried.map(({ taker }) => taker);
  const [known, fresh, knownLater, freshLater] = takers.map((taker) => taker?.id);
  const byHours = known !== knownLater || fresh !== freshLater;
  const byFirst = known !== fresh || knownLater !== freshLater;
  const cases = tried
    .filter(({ firstMessage, open }) => (byFirst || !firstMessage) && (byHours || open))
    .map(({ firstMessage, open, taker }) => ({
      when: capitalized(
        [
          ...(byFirst ? [firstMessage ? "as somebody's first message ever" : 'from somebody who wrote before'] : []),
          ...(byHours ? [open ? 'within business hours' : 'outside business hours'] : []),
        ].join(', '),
      ),
      taker,
    }));
  const ids = new Set(
    tried.flatMap(({ verdicts }) => [...verdicts].flatMap(([id, it]) => (isPerhaps(it) ? [id] : []))),
  );
  return { cases, perhaps: askedItems(list).filter(({ id }) => ids.has(id)) };
}

/** Everything that listens to messages, in the order in which it is asked. */
export function askedIn(list: RuleList): readonly AskedItem[] {
  return askedItems(list);
}

/** Why one entry does not get the text, in a few words; '' when it does, in every situation. */
export function whyNotLanding(list: RuleList, text: string, now: EpochMs, wanted: AskedItem): string {
  for (const situation of SITUATIONS) {
    const { taker, verdicts } = inSituation(list, text, now, situation);
    const verdict = verdicts.get(wanted.id);
    if (verdict === undefined || verdict === 'takes') continue;
    if (verdict === 'notAsked' && taker) return `“${itemName(taker)}” is asked before it and takes the text.`;
    return `${verdictText(verdict, wanted)}.`;
  }
  return '';
}

/** A text that an entry listens to; null when it listens to none that can be made up. */
export function prefillFor(item: AskedItem): string | null {
  const matches = item.type === 'rule' ? matchesOf(item.definition) : item.triggers.flatMap(({ matches }) => matches);
  for (const match of matches) {
    if (match.type === 'keyword') return match.words[0] ?? null;
    if (match.type === 'prefill') return match.text;
    if (match.type === 'any' || match.type === 'firstMessage') return 'Hello!';
  }
  return null;
}

export function itemName(item: AskedItem): string {
  return item.type === 'rule' ? item.definition.name : item.name;
}

function inSituation(list: RuleList, text: string, now: EpochMs, situation: (typeof SITUATIONS)[number]) {
  return tryList(list, triedMessage({ kind: 'text', text, id: '' }, now), { ...situation, facts: factsOf(now) });
}

/** Nothing is known of who will write. */
function factsOf(now: EpochMs): RuleSituation['facts'] {
  const { contact } = madeUpContact(now, 'UTC');
  return {
    ...{ now, contact, consent: foldConsent([]), windowExpiresAt: windowExpiresAt(now) },
    ...{ segments: [], history: [], templates: {}, questionSentAt: null },
  };
}

function isPerhaps(verdict: Verdict): boolean {
  return verdict === 'conditions';
}
