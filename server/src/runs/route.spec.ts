import { compile, enter, type Journey } from '@sendero/engine';
import {
  contactId,
  journeyId,
  messageId,
  NO_CONSENT,
  nodeId,
  runId,
  versionId,
  type Facts,
  type IncomingMessage,
} from '@sendero/shared';
import { aJourney, anyMessage, end, keyword, text, waitFor } from '../testing/journeys';
import { route, type Candidate, type Starter } from './route';

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const message: IncomingMessage = { id: messageId.parse(id(1)), at: 0, text: 'hello', content: { type: 'text' } };
const facts: Facts = {
  now: 0,
  contact: { id: contactId.parse(id(2)), name: '', phone: '', language: '', attributes: {}, tags: [] },
  consent: NO_CONSENT,
  windowExpiresAt: 86_400_000,
  templates: {},
  questionSentAt: null,
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
    ['a run that waits for time takes no message', {}, [resting], [starter(1, onHello)], 'start 1'],
    ['then the first rule that fits', {}, [], [starter(3, onBye), starter(1, onHello), starter(2, onHello)], 'start 1'],
    ['a journey that the person is in does not start again', {}, [resting], [starter(13, onHello)], 'inbox'],
    ['else it is for people', {}, [], [starter(3, onBye)], 'inbox'],
  ] as const)('%s (WEB-45)', (_, incoming, active, starters, expected) => {
    const target = route({ message, first: false, consent: null, quotedRun: undefined, ...incoming }, active, starters);
    const shown =
      target.to === 'run'
        ? target.run
        : target.to === 'start'
          ? `start ${Number(target.starter.journeyId.slice(-12))}`
          : target.to;
    expect(shown).toBe(expected);
  });
});
