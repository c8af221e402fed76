import {
  durationMs,
  durationUnits,
  isProblemCode,
  nodeId,
  segmentId,
  sendReasons,
  SERVICE_WINDOW_MS,
  templateKey,
} from '@sendero/shared';
import type { Consent, ExitReason, Facts, IncomingContent, JsonValue, ReceiptStatus, Referral } from '@sendero/shared';
import type { Properties, RunEvent, RunState, StartedBy, Step, Template } from '@sendero/shared';
import { advance, enter, triggerFor, type Journey } from '../src';
import { aTemplate, NOON, says, someFacts } from './domain';

/** What happens next, and all that must come of it: what is not written down must not happen. */
export interface Moment {
  readonly when: Happening;
  /** Time since the moment before, such as “2 hours”. */
  readonly after?: string;
  /** What is true from now on. */
  readonly world?: World;
  /** Whether the message starts a run. */
  readonly starts?: boolean;
  readonly effects?: readonly object[];
  /** The ways that the run took, such as “ask yes”; a node alone is where the run ended. */
  readonly path?: readonly string[];
  readonly problem?: string;
  readonly state?: object;
  readonly verdicts?: { readonly [guard: string]: boolean };
}

export type Happening =
  | { readonly says: string; readonly content?: IncomingContent; readonly referral?: Referral }
  | { readonly event: string; readonly properties?: Properties }
  | { readonly clicked: string; readonly of?: 'an earlier visit' }
  | { readonly started: StartedBy; readonly properties?: Properties }
  | { readonly timer: 'due' | 'stale' }
  /** The contact wrote, and somebody else got the message. */
  | { readonly window: 'opened' }
  | {
      readonly receipt: ReceiptStatus;
      readonly problem?: string;
      readonly of?: 'an earlier visit' | 'another node' | 'the last message';
    }
  | { readonly resolved: 'now' | 'an earlier visit' }
  | {
      readonly answered: number | null;
      readonly body?: JsonValue;
      readonly problem?: string;
      readonly of?: 'an earlier visit';
    }
  | { readonly exit: ExitReason };

export interface World {
  /** `open` for 24 hours from this moment on; the contact's messages open it too. */
  readonly window?: 'open' | 'closed' | 'never opened';
  readonly consent?: Partial<Consent>;
  readonly name?: string;
  readonly timeZone?: string;
  readonly tags?: readonly string[];
  readonly attributes?: { readonly [name: string]: JsonValue };
  readonly templates?: readonly Partial<Template>[];
  /** When the last question went out, such as “1 hour ago”; null while it has not. */
  readonly questionSent?: string | null;
  readonly firstMessage?: boolean;
  /** Ids of the segments that the contact is in. */
  readonly segments?: readonly string[];
}

/** A run in its world. */
export interface Scene {
  readonly facts: Facts;
  readonly firstMessage: boolean;
  readonly run: RunState | null;
}

export const OPENING: Scene = { facts: someFacts({ now: NOON }), firstMessage: false, run: null };

/** Plays a moment; the step is null when no run is there or started. */
export function play(journey: Journey, before: Scene, moment: Moment): Scene & { readonly step: Step | null } {
  const { facts, firstMessage } = worldAt(before, moment);
  if (before.run) {
    const step = advance(journey, before.run, eventOf(moment.when, before.run, facts.now), facts);
    return { facts, firstMessage, run: step.state, step };
  }
  const event = beginning(moment.when, facts.now);
  const trigger = event && triggerFor(journey, event, { firstMessage });
  const step = event && trigger && enter(journey, { trigger, event, seed: 'seed' }, facts);
  return { facts, firstMessage, run: step ? step.state : null, step: step || null };
}

/** Fails the test when a moment brought anything else than what it says. */
export function expectMoment(moment: Moment, step: Step | null, told: (node: string) => boolean = () => true): void {
  if (moment.starts === false) return expect(step).toBeNull();
  if (!step) throw new Error('Nothing was started');
  const visits = step.visits.filter(({ node }) => told(node));
  expect(visits.map(({ node, output }) => (output === null ? node : `${node} ${output}`))).toEqual(moment.path ?? []);
  const effects = step.effects.filter((effect) => !('node' in effect) || told(effect.node));
  expect(effects).toMatchObject([...(moment.effects ?? [])]);
  expect(visits.at(-1)?.problem ?? null).toBe(moment.problem ?? null);
  if (moment.state) expect(step.state).toMatchObject(moment.state);
  if (moment.verdicts) {
    const verdicts = [...visits.flatMap((visit) => visit.verdicts), ...step.state.verdicts];
    expect(Object.fromEntries(verdicts.map(({ guard, passed }) => [guard, passed]))).toEqual(moment.verdicts);
  }
}

/** The world as a moment finds it. */
export function worldAt({ facts, firstMessage }: Scene, { after, world = {}, when }: Moment): Omit<Scene, 'run'> {
  const now = facts.now + (after ? msOf(after) : 0);
  const { contact, consent, windowExpiresAt, templates, questionSentAt, segments } = facts;
  const { questionSent } = world;
  return {
    firstMessage: world.firstMessage ?? firstMessage,
    facts: {
      now,
      contact: {
        ...contact,
        name: world.name ?? contact.name,
        timeZone: world.timeZone ?? contact.timeZone,
        tags: world.tags ?? contact.tags,
        attributes: world.attributes ?? contact.attributes,
      },
      consent: { ...consent, ...world.consent },
      windowExpiresAt: windowAt(
        now,
        world.window ?? ('says' in when || 'window' in when ? 'open' : undefined),
        windowExpiresAt,
      ),
      templates: world.templates
        ? Object.fromEntries(world.templates.map(aTemplate).map((one) => [templateKey(one.name, one.language), one]))
        : templates,
      questionSentAt:
        questionSent === undefined ? questionSentAt : questionSent === null ? null : now - msOf(questionSent),
      segments: (world.segments ?? segments).map((id) => segmentId.parse(id)),
    },
  };
}

function windowAt(now: number, window: World['window'], before: number | null): number | null {
  switch (window) {
    case 'open':
      return now + SERVICE_WINDOW_MS;
    case 'closed':
      return now - 1;
    case 'never opened':
      return null;
    default:
      return before;
  }
}

/** What may start a run; null for what only runs are told. */
function beginning(when: Happening, now: number): RunEvent | null {
  if ('says' in when) return saying(when, now);
  if ('event' in when) return { type: 'customEvent', name: when.event, properties: when.properties ?? {}, at: now };
  if ('started' in when) return { type: 'started', by: when.started, properties: when.properties ?? {} };
  return null;
}

function eventOf(when: Happening, run: RunState, now: number): RunEvent {
  if ('says' in when || 'event' in when || 'started' in when) {
    const event = beginning(when, now);
    if (event) return event;
    throw new Error('What begins a run is an event');
  }
  if ('window' in when) return { type: 'windowOpened' };
  if ('clicked' in when) return clicking(when, run, now);
  if ('timer' in when) return { type: 'timerDue', token: run.revision - (when.timer === 'stale' ? 1 : 0) };
  if ('resolved' in when) {
    const revision = run.revision - (when.resolved === 'now' ? 0 : 1);
    return { type: 'handoverResolved', node: run.node, revision };
  }
  if ('answered' in when) return answering(when, run);
  if ('exit' in when) return { type: 'exit', reason: when.exit };
  const { node, revision } = when.of === 'the last message' && run.question ? run.question : run;
  const reason = sendReasons.find((one) => one === when.problem);
  return {
    type: 'receipt',
    node: when.of === 'another node' ? nodeId.parse('elsewhere') : node,
    revision: revision - (when.of === 'an earlier visit' ? 1 : 0),
    status: when.receipt,
    at: now,
    ...(reason && { problem: reason }),
  };
}

/** A click on a link of the run's last message. */
function clicking({ clicked: url, of }: Extract<Happening, { clicked: string }>, run: RunState, at: number) {
  const { node, revision } = run.question ?? run;
  return { type: 'linkClicked', url, sentBy: { node, revision: revision - (of ? 1 : 0) }, at } satisfies RunEvent;
}

/** A web call's answer; whatever is not a 2xx is an error. */
function answering(
  { answered: status, body = null, problem, of }: Extract<Happening, { answered: unknown }>,
  run: RunState,
) {
  return {
    type: 'callAnswered',
    node: run.node,
    revision: run.revision - (of ? 1 : 0),
    succeeded: status !== null && status >= 200 && status < 300,
    status,
    body,
    ...(problem !== undefined && isProblemCode(problem) && { problem }),
  } satisfies RunEvent;
}

function saying(
  { says: text, content = { type: 'text' }, referral }: Extract<Happening, { says: string }>,
  at: number,
) {
  return says(text, { content, at, ...(referral && { referral }) });
}

function msOf(text: string): number {
  const [, amount, word] = /^(\d+) (\w+?)s?( ago)?$/.exec(text) ?? [];
  const unit = durationUnits.find((one) => one === `${word}s`);
  if (!unit) throw new Error(`“${text}” is not a duration such as “2 hours”`);
  return durationMs({ amount: Number(amount), unit });
}
