import { journeyDocument, type JourneyDocument, type JourneyTask, type Launch, type Segment } from '@sendero/shared';
import { setTimeout as pause } from 'node:timers/promises';
import { reconcile } from '../reconcile';
import { callJson } from '../stage/call-json';
import { untilQuiet } from '../stage/quiet';
import { Stage } from '../stage/stage';
import { Killer } from './killer';
import { seededRandom } from './seeded-random';

export interface CrowdKillTestOptions {
  /** A migrated database without any workspace. */
  readonly databaseUrl: string;
  /** How many members the segment has. */
  readonly people: number;
  /** How often the server is killed while they are started, and again while they are moved. */
  readonly kills: number;
  readonly seed: number;
}

export interface CrowdKillTestResult {
  readonly kills: number;
  /** How many of them fell while there was somebody to start or to move. */
  readonly atWork: number;
  /** How many members were started in all; once each. */
  readonly started: number;
  /** How many runs there are, of how many people, and how many of them walk the new version. */
  readonly runs: number;
  readonly contacts: number;
  readonly moved: number;
  readonly task: JourneyTask;
  /** One sentence each; empty when the books agree. */
  readonly differences: readonly string[];
}

const WITHIN_MS = 2 * 60_000;
const LOOK_EVERY_MS = 100;

/** Starts the members of a segment, then moves them all to a new version, while the server is killed again and again. */
export async function crowdKillTest(options: CrowdKillTestOptions): Promise<CrowdKillTestResult> {
  const { databaseUrl, people, kills, seed } = options;
  const stage = await Stage.open({ databaseUrl });
  try {
    const api = <T>(method: string, path: string, body?: object) =>
      callJson<T>(method, `${stage.serverUrl}/api/${path}`, body);
    const atWork: Promise<boolean>[] = [];
    const killer = new Killer(stage, seededRandom(seed), () => atWork.push(isAtWork(stage)));
    await addMembers(stage, people);
    const definition = { match: 'all', conditions: [{ subject: 'tag', is: 'present', value: 'vip' }] };
    const { id: segment } = await api<Segment>('POST', 'segments', { name: 'VIPs', definition });
    const { id } = await api<{ readonly id: string }>('POST', 'journeys', {
      name: 'VIPs',
      document: rest(segment, 20),
    });
    await api('POST', `journeys/${id}/publish`, {});
    await killer.kill(kills);
    const launch = await until(
      async () => (await api<readonly Launch[]>('GET', `journeys/${id}/launches`))[0],
      (one) => one?.status === 'done',
    );
    await untilQuiet(stage, WITHIN_MS);
    const { draftRevision } = await api<{ readonly draftRevision: number }>('GET', `journeys/${id}`);
    await api('PUT', `journeys/${id}/draft`, { draftRevision, document: rest(segment, 30) });
    await api('POST', `journeys/${id}/publish`, { inFlight: 'move' });
    await killer.kill(kills);
    const task = await until(
      async () => (await api<readonly JourneyTask[]>('GET', `journeys/${id}/tasks`))[0],
      (one) => typeof one?.finishedAt === 'number',
    );
    await untilQuiet(stage, WITHIN_MS);
    const { differences } = await reconcile(stage.database, {
      record: await stage.simulator.record(),
      summary: await stage.simulator.summary(),
      smallTalk: [],
    });
    if (!task) throw new Error('The runs were never moved.');
    return {
      kills: killer.kills,
      atWork: (await Promise.all(atWork)).filter(Boolean).length,
      started: launch?.started ?? 0,
      ...(await countsOf(stage, id)),
      task,
      differences,
    };
  } finally {
    await stage.close();
  }
}

/** Whoever is started twice is in the journey twice. */
function rest(segment: string, days: number): JourneyDocument {
  const node = (id: string, type: string, config: object) => ({
    id,
    type,
    title: id,
    position: { x: 0, y: 0 },
    config,
  });
  return journeyDocument.parse({
    schema: 1,
    nodes: [
      node('start', 'trigger.segment', { segment, when: { type: 'now' } }),
      node('rest', 'wait', { duration: { amount: days, unit: 'days' } }),
      node('done', 'end', { reason: 'done' }),
    ],
    edges: [
      { from: 'start', output: 'next', to: 'rest' },
      { from: 'rest', output: 'next', to: 'done' },
    ],
    settings: { reentry: { type: 'always' } },
  });
}

async function addMembers({ database }: Stage, people: number): Promise<void> {
  await database.query(
    `INSERT INTO contact (id, workspace_id, lane, phone, tags, created_at, updated_at)
     SELECT p.id, w.id, get_byte(uuid_send(p.id), 15) % 64, '+1555' || (1000000 + p.n), '{vip}', now(), now()
       FROM workspace w, (SELECT uuidv7() AS id, n FROM generate_series(1, $1::int) AS n) AS p`,
    [people],
  );
}

async function isAtWork({ database }: Stage): Promise<boolean> {
  const { rowCount } = await database.query(
    `SELECT 1 FROM segment_launch WHERE status = 'running' UNION ALL
     SELECT 1 FROM journey_task WHERE finished_at IS NULL UNION ALL SELECT 1 FROM (SELECT 1 FROM event LIMIT 1) AS waiting`,
  );
  return (rowCount ?? 0) > 0;
}

async function countsOf(
  { database }: Stage,
  journey: string,
): Promise<Pick<CrowdKillTestResult, 'runs' | 'contacts' | 'moved'>> {
  const { rows } = await database.query<{
    readonly runs: number;
    readonly contacts: number;
    readonly moved: number;
  }>(
    `SELECT count(*)::int AS runs, count(DISTINCT r.contact_id)::int AS contacts,
            count(*) FILTER (WHERE r.status = 'active' AND v.number = 2 AND r.state->>'node' = 'rest')::int AS moved
       FROM run r JOIN journey_version v ON v.id = r.version_id WHERE r.journey_id = $1`,
    [journey],
  );
  const [counts] = rows;
  if (!counts) throw new Error('The runs could not be counted.');
  return counts;
}

async function until<T>(ask: () => Promise<T>, isGood: (answer: T) => boolean): Promise<T> {
  for (const end = Date.now() + WITHIN_MS; ; await pause(LOOK_EVERY_MS)) {
    const answer = await ask();
    if (isGood(answer)) return answer;
    if (Date.now() > end) throw new Error(`Not done within ${WITHIN_MS / 1000} s: ${JSON.stringify(answer)}`);
  }
}
