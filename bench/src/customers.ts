import { DEMO_NUMBER } from '@sendero/server';
import type { CrowdAnswer, CrowdOptions } from '@sendero/simulator';

/** Numbers that are kept free for fiction, with room for a million people. */
export const FIRST_WA_ID = '15550000000';

const text = (words: string) => ({ type: 'text', text: words }) as const;
const tap = (title: string) => ({ type: 'tap', title }) as const;

/** What nobody waits for: it is read in the inbox and moves no run. */
export const smallTalk = {
  thanks: 'Thank you!',
  oneMoreThing: 'One more thing',
  tellMeMore: 'Tell me more',
  goOn: 'Yes, go on',
} as const;

/** What customers of the demo journey say to each of its messages; weights are percentages. */
const answers: readonly CrowdAnswer[] = [
  {
    whenTextContains: 'what can we do for you?',
    choices: [
      { weight: 30, answer: tap('Where is my order') },
      { weight: 4, answer: text('order') },
      { weight: 17, answer: tap('Opening hours') },
      { weight: 3, answer: text('hours') },
      { weight: 18, answer: tap('Offers') },
      { weight: 10, answer: text('I would like to talk to a person') },
      { weight: 4, answer: text('STOP') },
      { weight: 14, answer: null },
    ],
  },
  {
    whenTextContains: 'what is your',
    choices: [
      { weight: 60, answer: text('40711') },
      { weight: 12, answer: text('It should be 20394') },
      { weight: 10, answer: text('I do not have it here') },
      { weight: 3, answer: text('STOP') },
      { weight: 15, answer: null },
    ],
  },
  {
    whenTextContains: 'i am looking up order',
    choices: [
      { weight: 15, answer: text(smallTalk.thanks) },
      { weight: 5, answer: text('STOP') },
      { weight: 80, answer: null },
    ],
  },
  {
    whenTextContains: 'left our warehouse',
    choices: [
      { weight: 10, answer: text('Hello again') },
      { weight: 90, answer: null },
    ],
  },
  {
    whenTextContains: 'we only send offers to people who asked',
    choices: [
      { weight: 50, answer: text('START') },
      { weight: 50, answer: null },
    ],
  },
  {
    whenTextContains: 'made of wool',
    choices: [
      { weight: 25, answer: tap(smallTalk.tellMeMore) },
      { weight: 10, answer: text('STOP') },
      { weight: 65, answer: null },
    ],
  },
  {
    whenTextContains: 'a colleague will read your message',
    choices: [
      { weight: 20, answer: text('Hello? Is anybody there?') },
      { weight: 80, answer: null },
    ],
  },
  {
    whenTextContains: 'shall we go on',
    choices: [
      { weight: 40, answer: tap(smallTalk.goOn) },
      { weight: 60, answer: null },
    ],
  },
];

/** A crowd that writes this first and then answers as customers of the demo journey do. */
export function customersWho(say: readonly string[], customers: number, arrivalsPerSecond: number): CrowdOptions {
  return {
    phoneNumberId: DEMO_NUMBER.phoneNumberId,
    firstWaId: FIRST_WA_ID,
    customers,
    arrivalsPerSecond,
    openingTexts: say,
    answers,
    replyDelayMs: [20, 200],
    maxTurns: 8,
  };
}
