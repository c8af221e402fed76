import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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
  type JourneySettings,
} from '@sendero/shared';
import { aJourney, anyMessage, end, keyword, text, waitFor } from '../testing/journeys';
import { route, type Candidate, type Route, type Starter } from './route';
import { pastOf } from './past-of';

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

const journeys: Readonly<Record<string, Journey>> = { asks, rests, 'on hello': onHello, 'on bye': onBye };

interface Asked {
  /** The number of the journey, and of the run in it. */
  readonly id: number;
  readonly journey: string;
  readonly settings?: Partial<JourneySettings>;
}

/** A row of `testdata/routes.json`. Runs stand newest first, journeys oldest first; every message says “hello”. */
interface Row {
  readonly name: string;
  readonly message?: {
    readonly consent?: 'in' | 'out';
    readonly quotes?: number;
    readonly withPeople?: boolean;
    readonly wasIn?: readonly number[];
  };
  readonly runs?: readonly Asked[];
  readonly journeys?: readonly Asked[];
  readonly to: string;
}

const rows: readonly Row[] = JSON.parse(readFileSync(join(__dirname, '../../testdata/routes.json'), 'utf8'));

function journeyOf({ journey, settings = {} }: Asked): Journey {
  const compiled = journeys[journey];
  if (!compiled) throw new Error(`There is no journey “${journey}”`);
  return compile({ ...compiled.document, settings: { ...DEFAULT_SETTINGS, ...settings } });
}

function candidate(asked: Asked): Candidate {
  const journey = journeyOf(asked);
  const event = { type: 'messageReceived', message } as const;
  const { state } = enter(journey, { trigger: nodeId.parse('start'), event, seed: '' }, facts);
  return { id: runId.parse(id(asked.id)), journeyId: journeyId.parse(id(asked.id)), key: '', state, journey };
}

function starter(asked: Asked): Starter {
  const { id: n } = asked;
  return { journeyId: journeyId.parse(id(n)), versionId: versionId.parse(id(n)), journey: journeyOf(asked) };
}

function shown(to: Route): string {
  if (to.to === 'run') return `run ${Number(to.run.slice(-12))}`;
  return to.to === 'start' ? `start ${Number(to.starter.journeyId.slice(-12))}` : to.to;
}

it.each(rows)(
  '$name (WEB-45)',
  ({ message: { consent = null, quotes, withPeople = false, wasIn = [] } = {}, ...row }) => {
    const active = (row.runs ?? []).map(candidate);
    const target = route(
      {
        message,
        first: false,
        consent,
        quotedRun: quotes === undefined ? undefined : runId.parse(id(quotes)),
        withPeople,
        now: 0,
        past: (starter) =>
          pastOf(
            starter,
            '',
            active,
            wasIn.filter((n) => starter.journeyId === id(n)).map(() => ({ key: '', endedAt: 0 })),
          ),
      },
      active,
      (row.journeys ?? []).map(starter),
    );
    expect(shown(target)).toBe(row.to);
  },
);
