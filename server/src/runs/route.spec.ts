import { compile, enter, type Journey } from '@sendero/engine';
import {
  contactId,
  DEFAULT_SETTINGS,
  journeyId,
  messageId,
  NO_CONSENT,
  nodeId,
  runId,
  versionId,
  type Facts,
  type IncomingMessage,
  type JourneyId,
  type JourneySettings,
} from '@sendero/shared';
import { aJourney, anyMessage, end, keyword, text, waitFor } from '../testing/journeys';
import { route, type Candidate, type Starter } from './route';

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const message: IncomingMessage = { id: messageId.parse(id(1)), at: 0, text: 'hello', content: { type: 'text' } };
const facts: Facts = {
  now: 0,
  contact: { id: contactId.parse(id(2)), name: '', phone: '', language: '', timeZone: 'UTC', attributes: {}, tags: [] },
  consent: NO_CONSENT,
  windowExpiresAt: 86_400_000,
  templates: {},
  questionSentAt: null,
  segments: [],
};
const asks = compile(
  aJourney({ start: anyMessage, answer: ['receive', { cases: [], saveAs: '', timeout: null }], stop: end }, [
    'start.next -> answer',
    'answer.other -> stop',
  ]),
);
const rests = compile(
  aJourney({ start: anyMessage, rest: waitFor(1, 'hours'), stop: end }, ['start.next -> rest', 'rest.next -> stop']),
);
const onHello = compile(
  aJourney({ start: keyword('hello'), hi: text('hi'), stop: end }, ['start.next -> hi', 'hi.sent -> stop']),
);
const onBye = compile(
  aJourney({ start: keyword('bye'), hi: text('hi'), stop: end }, ['start.next -> hi', 'hi.sent -> stop']),
);

const withSettings = ({ document }: Journey, settings: Partial<JourneySettings>) =>
  compile({ ...document, settings: { ...DEFAULT_SETTINGS, ...settings } });

const run = (n: number, journey: Journey): Candidate => ({
  id: runId.parse(id(n)),
  journeyId: journeyId.parse(id(n)),
  state: enter(
    journey,
    { trigger: nodeId.parse('start'), event: { type: 'messageReceived', message }, seed: '' },
    facts,
  ).state,
  journey,
});
const starter = (n: number, journey: Journey): Starter => ({
  journeyId: journeyId.parse(id(n)),
  versionId: versionId.parse(id(n)),
  journey,
});

describe('who gets a message that came in', () => {
  const newest = run(12, asks);
  const older = run(11, asks);
  const resting = run(13, rests);
  const olderButUrgent = run(10, withSettings(asks, { priority: 5 }));
  const urgent = withSettings(onHello, { priority: 5 });
  const once = withSettings(onHello, { reentry: { type: 'never' } });
  const always = withSettings(onHello, { reentry: { type: 'always' } });
  const over = withSettings(onHello, { schedule: { from: null, until: 0 } });
  const wasIn =
    (...journeys: number[]) =>
    (journey: JourneyId) =>
      journeys.some((n) => journey === id(n)) ? 0 : null;

  it.each([
    [
      'an opt-out keyword goes to the ledger, whoever waits',
      { consent: 'out' },
      [newest],
      [starter(1, onHello)],
      'consent',
    ],
    ['an opt-in keyword too', { consent: 'in' }, [], [starter(1, onHello)], 'consent'],
    ['the run whose message is quoted comes first', { quotedRun: older.id }, [newest, older], [], older.id],
    ['a quoted run that does not listen is passed over', { quotedRun: resting.id }, [resting, newest], [], newest.id],
    ['then the newest run that waits for an answer', {}, [newest, older], [starter(1, onHello)], newest.id],
    [
      'unless an older one has a higher priority',
      {},
      [newest, olderButUrgent],
      [starter(1, onHello)],
      olderButUrgent.id,
    ],
    ['a quoted run comes before any priority', { quotedRun: older.id }, [older, olderButUrgent], [], older.id],
    ['a run that waits comes before any rule', {}, [newest], [starter(1, urgent)], newest.id],
    ['a run that waits for time takes no message', {}, [resting], [starter(1, onHello)], 'start 1'],
    ['then the first rule that fits', {}, [], [starter(3, onBye), starter(1, onHello), starter(2, onHello)], 'start 1'],
    [
      'the rules of a journey with a higher priority are asked first',
      {},
      [],
      [starter(1, onHello), starter(2, urgent), starter(3, urgent)],
      'start 2',
    ],
    ['a journey that the person is in does not start again', {}, [resting], [starter(13, onHello)], 'inbox'],
    ['unless it always lets people in', {}, [resting], [starter(13, always)], 'start 13'],
    [
      'a journey that lets people in once leaves the message to the next rule',
      { endedAt: wasIn(1) },
      [],
      [starter(1, once), starter(2, onHello)],
      'start 2',
    ],
    ['and starts for who was never in it', { endedAt: wasIn(2) }, [], [starter(1, once)], 'start 1'],
    ['a journey out of its schedule does not start', {}, [], [starter(1, over), starter(2, onHello)], 'start 2'],
    ['else it is for people', {}, [], [starter(3, onBye)], 'inbox'],
  ] as const)('%s (WEB-45)', (_, incoming, active, starters, expected) => {
    const plain = { message, first: false, consent: null, quotedRun: undefined, now: 0, endedAt: () => null };
    const target = route({ ...plain, ...incoming }, active, starters);
    const shown =
      target.to === 'run'
        ? target.run
        : target.to === 'start'
          ? `start ${Number(target.starter.journeyId.slice(-12))}`
          : target.to;
    expect(shown).toBe(expected);
  });
});
