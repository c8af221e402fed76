import { randomUUID } from 'node:crypto';
import { advance, compile, enter, triggerFor, type Journey } from '@sendero/engine';
import { DEMO_CHANNEL, DEMO_WORKSPACE } from '@sendero/server';
import {
  NO_CONSENT,
  runId,
  templateKey,
  type ContactId,
  type Facts,
  type JourneyDocument,
  type RunEvent,
  type RunId,
  type RunState,
  type Step,
  type Template,
} from '@sendero/shared';
import type { Pool, PoolClient } from 'pg';
import { eventOf, type StepName } from './step-world';

/** What a peer knows before it starts: the compiled journey and the templates stay in memory, as they do in the product. */
export interface PeerWorld {
  readonly journeyId: string;
  readonly versionId: string;
  readonly journey: Journey;
  readonly templates: Facts['templates'];
}

export interface PeerRun {
  readonly id: RunId;
  readonly state: RunState;
}

export async function loadWorld(database: Pool): Promise<PeerWorld> {
  const { rows } = await database.query<{
    readonly journeyId: string;
    readonly versionId: string;
    readonly document: JourneyDocument;
  }>(`SELECT j.id AS "journeyId", v.id AS "versionId", v.document
        FROM journey j JOIN journey_version v ON v.id = j.current_version_id`);
  const [live] = rows;
  if (!live) throw new Error('There is no published journey.');
  const templates = await database.query<Template>('SELECT name, language, status, category, components FROM template');
  return {
    journeyId: live.journeyId,
    versionId: live.versionId,
    journey: compile(live.document),
    templates: Object.fromEntries(templates.rows.map((row) => [templateKey(row.name, row.language), row])),
  };
}

/** A contact with what a step must know of it, and its run if it has one. */
export interface Loaded {
  readonly run: PeerRun | null;
  readonly facts: Facts;
}

const LOAD = {
  name: 'load',
  text: `SELECT c.id, c.name, c.phone, c.language, c.attributes, c.tags, v.window_expires_at AS "windowExpiresAt",
                r.id AS "runId", r.state
           FROM contact c
           JOIN conversation v ON v.contact_id = c.id AND v.channel_id = $2
           LEFT JOIN run r ON r.contact_id = c.id AND r.status = 'active'
          WHERE c.id = $1`,
};

export async function load(client: Pool | PoolClient, contact: ContactId, world: PeerWorld): Promise<Loaded> {
  const { rows } = await client.query<
    Facts['contact'] & { readonly windowExpiresAt: Date; readonly runId: RunId | null; readonly state: RunState | null }
  >({ ...LOAD, values: [contact, DEMO_CHANNEL] });
  const [row] = rows;
  if (!row) throw new Error(`There is no contact ${contact}.`);
  const { windowExpiresAt, runId: id, state, ...facts } = row;
  return {
    run: id && state ? { id, state } : null,
    facts: {
      now: Date.now(),
      contact: facts,
      consent: NO_CONSENT,
      windowExpiresAt: windowExpiresAt.getTime(),
      templates: world.templates,
      questionSentAt: null,
      segments: [],
    },
  };
}

/** The same step of the same engine as in the product. */
export function decide(
  { run, facts }: Loaded,
  name: StepName,
  world: PeerWorld,
): { readonly id: RunId; readonly step: Step; readonly isNew: boolean } {
  const event = runEventOf(name, run);
  if (run) return { id: run.id, step: advance(world.journey, run.state, event, facts), isNew: false };
  if (event.type !== 'messageReceived') throw new Error('Only a message starts a run.');
  const trigger = triggerFor(world.journey, event, { firstMessage: true });
  if (trigger === null) throw new Error('The message starts nothing.');
  const id = runId.parse(randomUUID());
  return { id, step: enter(world.journey, { trigger, event, seed: id }, facts), isNew: true };
}

/** Converts: `eventOf` writes what the server would have stored. */
function runEventOf(name: StepName, run: PeerRun | null): RunEvent {
  if (name === 'timer') return { type: 'timerDue', token: run?.state.revision ?? 0 };
  const { message } = eventOf(name, randomUUID()) as Extract<RunEvent, { type: 'messageReceived' }>;
  return { type: 'messageReceived', message };
}

/** The rows that a step leaves, as parameters of one statement or several. */
export function rowsOf(id: RunId, contact: ContactId, { state, visits, effects }: Step, world: PeerWorld) {
  const sends = effects.flatMap((effect) => (effect.type === 'sendMessage' ? [effect] : []));
  return {
    run: [
      id,
      DEMO_WORKSPACE,
      world.journeyId,
      world.versionId,
      DEMO_CHANNEL,
      contact,
      state.status,
      JSON.stringify(state),
    ],
    visits: [
      visits.map(({ revision }) => revision),
      visits.map(({ node }) => node),
      visits.map(({ output }) => output),
      visits.map(({ cause }) => cause),
      visits.map(({ verdicts }) => JSON.stringify(verdicts)),
    ],
    messages: [
      sends.map(() => randomUUID()),
      sends.map(({ content }) => JSON.stringify(content)),
      sends.map(({ node }) => node),
      sends.map(({ revision }) => revision),
    ],
    hasVisits: visits.length > 0,
    hasMessages: sends.length > 0,
  } as const;
}
