import type { CrowdView } from '@sendero/simulator';
import { smallTalk } from '../customers';
import { reconcile, type Reconciliation } from '../reconcile';
import { untilQuiet } from '../stage/quiet';
import { Stage } from '../stage/stage';
import { cpuSeconds, familyOf, postmasterOf, rssMb } from './process-usage';
import { steadyCustomers } from './steady-customers';

export interface EndToEndOptions {
  readonly databaseUrl: string;
  /** Messages a second that the business shall send. */
  readonly rate: number;
  readonly seconds: number;
  readonly serverArguments?: readonly string[];
  readonly onOpen?: (close: () => Promise<void>) => void;
  readonly onSample?: (sample: Sample) => void;
}

/** One second of the measurement. */
export interface Sample {
  readonly second: number;
  readonly messagesPerSecond: number;
  readonly webhooksPerSecond: number;
  readonly outbox: number;
  /** Age of the oldest event that waits for the engine, in ms. */
  readonly eventLagMs: number;
  readonly serverCores: number;
  readonly postgresCores: number;
  readonly simulatorCores: number;
  readonly rssMb: number;
}

export interface EndToEnd {
  readonly samples: readonly Sample[];
  readonly crowd: CrowdView;
  readonly messagesPerSecond: number;
  readonly webhooksPerSecond: number;
  readonly serverCores: number;
  readonly postgresCores: number;
  readonly simulatorCores: number;
  /** Of the server and its Postgres. */
  readonly coresPerThousandMessages: number;
  readonly rssMb: number;
  readonly reconciliation: Reconciliation;
}

/** Runs up before the measurement: connections, prepared statements, compiled code. */
const WARM_UP_SECONDS = 5;
/** The first seconds, in which the first customers have not answered yet, don't count. */
const RAMP_SECONDS = 3;
const QUIET_WITHIN_MS = 120_000;

/** A crowd talks to the server at a steady rate; the simulator runs in a process of its own. */
export async function endToEnd(options: EndToEndOptions): Promise<EndToEnd> {
  const { databaseUrl, rate, seconds, serverArguments = [], onOpen, onSample } = options;
  const stage = await Stage.open({ databaseUrl, serverArguments });
  onOpen?.(() => stage.close());
  try {
    await prepare(stage, rate);
    await stage.simulator.startCrowd(steadyCustomers(rate / 4, WARM_UP_SECONDS, '15560000000'));
    await untilQuiet(stage, QUIET_WITHIN_MS);
    await stage.simulator.startCrowd(steadyCustomers(rate, seconds + RAMP_SECONDS, '15570000000'));
    const samples = await sampleEachSecond(stage, seconds + RAMP_SECONDS, onSample);
    await untilQuiet(stage, QUIET_WITHIN_MS);
    const reconciliation = await reconcile(stage.database, {
      record: await stage.simulator.record(),
      summary: await stage.simulator.summary(),
      smallTalk: Object.values(smallTalk),
    });
    return { ...figures(samples.slice(RAMP_SECONDS)), crowd: await stage.simulator.crowd(), reconciliation };
  } finally {
    await stage.close();
  }
}

async function prepare(stage: Stage, rate: number): Promise<void> {
  // The number's own limit must not be what is measured.
  await stage.database.query('UPDATE channel SET throughput_per_second = $1', [Math.max(1_000, rate * 3)]);
  await stage.simulator.setSettings({
    sentDelayMs: [30, 150],
    deliveredDelayMs: [50, 300],
    readDelayMs: [100, 500],
    throughputPerSecond: 1_000_000,
  });
}

async function sampleEachSecond(
  stage: Stage,
  seconds: number,
  onSample: EndToEndOptions['onSample'],
): Promise<readonly Sample[]> {
  const postmaster = await postmasterOf(stage.database);
  const samples: Sample[] = [];
  let before = await observe(stage, postmaster);
  for (let second = 1; second <= seconds; second++) {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, before.at + 1_000 - performance.now())));
    const now = await observe(stage, postmaster);
    const took = (now.at - before.at) / 1_000;
    const sample: Sample = {
      second,
      messagesPerSecond: (now.messages - before.messages) / took,
      webhooksPerSecond: (now.webhooks - before.webhooks) / took,
      outbox: now.outbox,
      eventLagMs: now.eventLagMs,
      serverCores: (now.serverCpu - before.serverCpu) / took,
      postgresCores: (now.postgresCpu - before.postgresCpu) / took,
      simulatorCores: (now.simulatorCpu - before.simulatorCpu) / took,
      rssMb: rssMb(stage.server.pid),
    };
    samples.push(sample);
    onSample?.(sample);
    before = now;
  }
  return samples;
}

async function observe(stage: Stage, postmaster: number) {
  const at = performance.now();
  const { messagesOut, webhooksPosted } = await stage.simulator.crowd();
  const { rows } = await stage.database.query<{ readonly outbox: string; readonly lag: string | null }>(`
SELECT (SELECT count(*) FROM outbox) AS outbox,
       (SELECT extract(epoch FROM clock_timestamp() - min(received_at)) * 1000 FROM event) AS lag`);
  return {
    at,
    messages: messagesOut,
    webhooks: webhooksPosted,
    outbox: Number(rows[0]?.outbox),
    eventLagMs: Math.max(0, Number(rows[0]?.lag ?? 0)),
    serverCpu: cpuSeconds([stage.server.pid]),
    postgresCpu: cpuSeconds(familyOf(postmaster)),
    simulatorCpu: cpuSeconds([stage.simulatorProgram.pid]),
  };
}

function figures(samples: readonly Sample[]): Omit<EndToEnd, 'crowd' | 'reconciliation'> {
  const mean = (of: (sample: Sample) => number) =>
    samples.reduce((sum, sample) => sum + of(sample), 0) / samples.length;
  const messagesPerSecond = mean((sample) => sample.messagesPerSecond);
  const [serverCores, postgresCores] = [mean((sample) => sample.serverCores), mean((sample) => sample.postgresCores)];
  return {
    samples,
    messagesPerSecond,
    webhooksPerSecond: mean((sample) => sample.webhooksPerSecond),
    serverCores,
    postgresCores,
    simulatorCores: mean((sample) => sample.simulatorCores),
    coresPerThousandMessages: ((serverCores + postgresCores) / messagesPerSecond) * 1_000,
    rssMb: Math.max(...samples.map((sample) => sample.rssMb)),
  };
}
