import { DEMO_NUMBER } from '@sendero/server';
import type { CrowdOptions } from '@sendero/simulator';

/**
 * What one of these customers gets on average: half of them three messages, half of them two. None of them waits for
 * anything afterwards, so that the end of the crowd is the end of the work.
 */
const MESSAGES_EACH = 2.5;

/** People who keep the demo journey busy: the business sends `rate` messages a second while they arrive. */
export function steadyCustomers(rate: number, seconds: number, firstWaId: string): CrowdOptions {
  const arrivalsPerSecond = rate / MESSAGES_EACH;
  return {
    phoneNumberId: DEMO_NUMBER.phoneNumberId,
    firstWaId,
    customers: Math.max(1, Math.round(arrivalsPerSecond * seconds)),
    arrivalsPerSecond,
    openingTexts: ['Hello', 'Hi', 'Hola'],
    answers: [
      {
        whenTextContains: 'what can we do for you?',
        choices: [
          { weight: 50, answer: { type: 'tap', title: 'Where is my order' } },
          { weight: 30, answer: { type: 'tap', title: 'Opening hours' } },
          { weight: 20, answer: { type: 'tap', title: 'Offers' } },
        ],
      },
      { whenTextContains: 'what is your', choices: [{ weight: 1, answer: { type: 'text', text: 'No idea' } }] },
    ],
    replyDelayMs: [100, 500],
    maxTurns: 4,
  };
}
