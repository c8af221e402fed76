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
  ruleDefinition,
  runId,
  versionId,
  type Facts,
  type IncomingMessage,
  type JourneySettings,
} from '@sendero/shared';
import { aJourney, anyMessage, aStraightJourney, end, keyword, text, waitFor } from '../testing/journeys';
import { askedInOrder, route, type Candidate, type Route, type Rule, type Starter } from './route';
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
  aStraightJourney({ start: anyMessage, answer: ['receive', { cases: [], saveAs: '', timeout: null }], stop: end }),
);
const rests = compile(aStraightJourney({ start: anyMessage, rest: waitFor(1, 'hours'), stop: end }));
const onHello = compile(aStraightJourney({ start: keyword('hello'), hi: text('hi'), stop: end }));
const onBye = compile(aStraightJourney({ start: keyword('bye'), hi: text('hi'), stop: end }));
const onRequest = compile(
  aJourney({ goodbye: keyword('bye'), start: ['trigger.api', {}], hi: text('hi'), stop: end }, [
    'goodbye.next -> hi',
    'start.next -> hi',
    'hi.sent -> stop',
  ]),
);
const onEvent = compile(
  aStraightJourney({ start: ['trigger.event', { event: { name: 'paid', where: [] } }], hi: text('hi'), stop: end }),
);

const journeys: Readonly<Record<string, Journey>> = {
  asks,
  rests,
  'on hello': onHello,
  'on bye': onBye,
  'on request': onRequest,
  'on event': onEvent,
};

interface Asked {
  /** The number of the journey, and of the run in it. */
  readonly id: number;
  readonly journey: string;
  readonly settings?: Partial<JourneySettings>;
  /** Its place in the list; 0 unless somebody gave it one. */
  readonly place?: number;
}

interface AskedRule {
  readonly id: number;
  readonly place: number;
  /** Whether it would take the message. */
  readonly takes: boolean;
  /** The number of the journey that it starts; without one it replies. */
  readonly starts?: number;
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
  /** By their places. */
  readonly rules?: readonly AskedRule[];
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
  const { id: n, place = 0 } = asked;
  return { journeyId: journeyId.parse(id(n)), versionId: versionId.parse(id(n)), journey: journeyOf(asked), place };
}

function rule({ id: n, place, takes, starts }: AskedRule): Rule {
  const action = starts === undefined ? { type: 'reply', text: 'Hi' } : { type: 'startJourney', journeyId: id(starts) };
  const name = takes ? 'takes' : 'lets pass';
  return { id: `${n}`, place, definition: ruleDefinition.parse({ name, match: { type: 'any' }, action }) };
}

function shown(to: Route): string {
  if (to.to === 'run') return `run ${Number(to.run.slice(-12))}`;
  if (to.to === 'rule') return `rule ${to.rule.id}`;
  if (to.to === 'start' && to.rule) {
    return `start ${Number(to.starter.journeyId.slice(-12))} at ${to.trigger} by rule ${to.rule.id}`;
  }
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
        takes: ({ name }) => name === 'takes',
      },
      active,
      askedInOrder((row.journeys ?? []).map(starter), (row.rules ?? []).map(rule)),
    );
    expect(shown(target)).toBe(row.to);
  },
);
