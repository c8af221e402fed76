import { DEMO_NUMBER } from '@sendero/server';
import { journeyDocument, type JourneyDocument, type JourneyTask } from '@sendero/shared';
import { setTimeout as sleep } from 'node:timers/promises';
import { callJson } from './stage/call-json';
import { untilQuiet } from './stage/quiet';
import type { Stage } from './stage/stage';

const HOUR_MS = 3_600_000;

/** A question that is asked again, and a wait; with people who get nothing. */
function survey(restHours: number): JourneyDocument {
  const node = (id: string, type: string, config: object) => ({
    id,
    type,
    title: id,
    position: { x: 0, y: 0 },
    config,
  });
  const text = (words: string) => ({ type: 'text', text: words });
  return journeyDocument.parse({
    schema: 1,
    nodes: [
      node('start', 'trigger.message', { match: { type: 'keyword', how: 'exact', words: ['survey'] } }),
      node('ask', 'send', { message: text('Which number of shoe?'), template: null }),
      node('answer', 'receive', {
        cases: [{ id: 'size', title: 'Size', match: { type: 'number' } }],
        saveAs: 'size',
        timeout: { amount: 2, unit: 'hours' },
        prompt: { message: text('Only digits, please'), times: 2 },
      }),
      node('rest', 'wait', { duration: { amount: restHours, unit: 'hours' } }),
      node('done', 'end', { reason: 'done' }),
    ],
    edges: [
      { from: 'start', output: 'next', to: 'ask' },
      { from: 'ask', output: 'sent', to: 'answer' },
      { from: 'answer', output: 'size', to: 'rest' },
      { from: 'answer', output: 'other', to: 'done' },
      { from: 'answer', output: 'timeout', to: 'done' },
      { from: 'rest', output: 'next', to: 'done' },
    ],
    settings: { controlGroup: 30 },
  });
}

/**
 * Plays what the demo's story has not: people of a holdout and of a control group, a question that is asked again, and a
 * new version that takes everybody over who is under way.
 */
export async function walkSurvey(stage: Stage, customers: number, withinMs: number): Promise<void> {
  const api = <T>(method: string, path: string, body?: object) =>
    callJson<T>(method, `${stage.serverUrl}/api/${path}`, body);
  await api('PATCH', 'workspace', { holdoutPercent: 20 });
  const { id } = await api<{ readonly id: string }>('POST', 'journeys', { name: 'Survey', document: survey(3) });
  await api('POST', `journeys/${id}/publish`, {});
  await stage.simulator.startCrowd({
    phoneNumberId: DEMO_NUMBER.phoneNumberId,
    firstWaId: '15559000000',
    customers,
    arrivalsPerSecond: 40,
    openingTexts: ['survey'],
    answers: [
      {
        whenTextContains: 'which number',
        choices: [
          { weight: 40, answer: { type: 'text', text: '42' } },
          { weight: 40, answer: { type: 'text', text: 'large' } },
          { weight: 20, answer: null },
        ],
      },
      {
        whenTextContains: 'only digits',
        choices: [
          { weight: 40, answer: { type: 'text', text: '43' } },
          { weight: 40, answer: { type: 'text', text: 'very large' } },
          { weight: 20, answer: null },
        ],
      },
    ],
    replyDelayMs: [20, 200],
    maxTurns: 8,
  });
  await untilQuiet(stage, withinMs);
  const { draftRevision } = await api<{ readonly draftRevision: number }>('GET', `journeys/${id}`);
  await api('PUT', `journeys/${id}/draft`, { draftRevision, document: survey(4) });
  await api('POST', `journeys/${id}/publish`, { inFlight: 'move' });
  for (const until = Date.now() + withinMs; ; await sleep(100)) {
    const [task] = await api<readonly JourneyTask[]>('GET', `journeys/${id}/tasks`);
    if (typeof task?.finishedAt === 'number') break;
    if (Date.now() > until) throw new Error('Not everybody was moved to the new version in time.');
  }
  await stage.advance(3 * HOUR_MS);
  await untilQuiet(stage, withinMs);
  await stage.advance(2 * HOUR_MS);
  await untilQuiet(stage, withinMs);
}
