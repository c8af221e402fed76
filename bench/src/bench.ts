import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { measureCanvas, type CanvasPlan } from './canvas/measure-canvas';
import { Cleanup } from './cleanup';
import { engineRate } from './engine/engine-rate';
import { linterTime, type LinterTime } from './engine/linter-time';
import { endToEnd, type EndToEnd, type Sample } from './load/end-to-end';
import { webhookRate, type WebhookRate } from './load/webhook-rate';
import { siblingDatabase } from './stage/sibling-database';
import { throwawayPostgres } from './stage/throwaway-postgres';
import { eventsPerSecond, median, stepsPerSecond, type Round } from './steps/round';
import { stepRate, type Runner, type StepRate } from './steps/step-rate';
import { textTable, thousands } from './text-table';

const HELP = `npm run bench [-- --rate 1000 --seconds 60 --rounds 5 | --quick | --engine | --canvas]

Measures the engine and the linter alone, then steps of the runtime, inbound webhooks, and conversations end to end, on
a durable Postgres of its own. --engine measures the first two and nothing else, --canvas how evenly a browser draws the
live canvas of a large journey.
The last line is one JSON object.`;

interface Plan {
  readonly engineSeconds: number;
  readonly linterTimes: number;
  readonly rounds: number;
  readonly contacts: { readonly [Name in Runner]: number };
  readonly webhookSeconds: number;
  readonly rate: number;
  readonly seconds: number;
}

const QUICK: Plan = {
  engineSeconds: 0.2,
  linterTimes: 20,
  rounds: 1,
  contacts: { runtime: 300, naive: 40, bullmq: 40 },
  webhookSeconds: 2,
  rate: 60,
  seconds: 4,
};

const CANVAS: CanvasPlan = { nodes: 500, seconds: 10 };
const QUICK_CANVAS: CanvasPlan = { nodes: 60, seconds: 1 };

/** Told every so many seconds of a long measurement. */
const TOLD_EVERY = 5;

const cleanup = new Cleanup();

async function main(): Promise<boolean> {
  const { values } = parseArgs({
    options: {
      rate: { type: 'string', default: '1000' },
      seconds: { type: 'string', default: '60' },
      rounds: { type: 'string', default: '5' },
      engine: { type: 'boolean', default: false },
      canvas: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const [rate, seconds, rounds] = [values.rate, values.seconds, values.rounds].map(Number);
  if (values.help || !(rate && rate > 0) || !(seconds && seconds > 0) || !(rounds && rounds > 0)) {
    console.log(HELP);
    return values.help;
  }
  const plan: Plan = values.quick
    ? QUICK
    : {
        ...THOROUGH,
        rounds,
        contacts: { runtime: 10_000, naive: 500, bullmq: 1_000 },
        webhookSeconds: 20,
        rate,
        seconds,
      };
  if (values.canvas) return measureCanvas(values.quick ? QUICK_CANVAS : CANVAS, cleanup);
  if (!values.engine) return measure(plan);
  console.log(JSON.stringify(measureEngine(plan)));
  return true;
}

const THOROUGH = { engineSeconds: 2, linterTimes: 200 };

/** What needs no database: the engine and the linter, each in one thread. */
interface EngineFigures {
  readonly engineStepsPerSecond10: number;
  readonly engineStepsPerSecond100: number;
  readonly linterP95Ms: number;
}

function measureEngine({ engineSeconds, linterTimes }: Pick<Plan, 'engineSeconds' | 'linterTimes'>): EngineFigures {
  console.log('\nThe engine and the linter alone, in one thread …');
  const rate = (nodes: number) => median([1, 2, 3].map(() => engineRate(nodes, engineSeconds)));
  const [ten, hundred] = [rate(10), rate(100)];
  const linter: LinterTime = linterTime(500, linterTimes);
  const rows = [
    ['engine, 10 nodes', `${thousands(ten)} steps/s`],
    ['engine, 100 nodes', `${thousands(hundred)} steps/s`],
    ['linter, 500 nodes, p50', `${thousands(linter.p50, 1)} ms`],
    ['linter, 500 nodes, p95', `${thousands(linter.p95, 1)} ms`],
  ];
  console.log(`\n${textTable(['measured', ''], rows)}`);
  return {
    engineStepsPerSecond10: Math.round(ten),
    engineStepsPerSecond100: Math.round(hundred),
    linterP95Ms: Math.round(linter.p95 * 10) / 10,
  };
}

async function measure(plan: Plan): Promise<boolean> {
  const [processor] = cpus();
  const memory = thousands(totalmem() / 1024 ** 3);
  console.log(`${cpus().length} × ${processor?.model.trim() ?? 'processor'}, ${memory} GB, Node ${process.version}`);
  const engine = measureEngine(plan);
  const postgres = await throwawayPostgres(true);
  cleanup.add(() => postgres.stop());
  const onOpen = (close: () => Promise<void>) => cleanup.add(close);

  console.log('\nSteps of the runtime alone, in turn with its peers …');
  const stepsDatabase = await siblingDatabase(postgres.url, 'steps');
  const { contacts, rounds } = plan;
  const steps = await stepRate({ databaseUrl: stepsDatabase.url, rounds, contacts, onRound: tellRound });
  await stepsDatabase.drop();
  console.log(`\n${stepTable(steps)}\n`);

  console.log(`Inbound webhooks, as fast as they are answered, for ${plan.webhookSeconds} s …`);
  const webhooksDatabase = await siblingDatabase(postgres.url, 'webhooks');
  const webhooks = await webhookRate(webhooksDatabase.url, plan.webhookSeconds, onOpen);
  await webhooksDatabase.drop();

  console.log(`Conversations end to end: ${thousands(plan.rate)} messages a second for ${plan.seconds} s …`);
  const talkDatabase = await siblingDatabase(postgres.url, 'talk');
  const talk = await endToEnd({ ...plan, databaseUrl: talkDatabase.url, onOpen, onSample: tellSample });
  return report(steps, webhooks, talk, engine);
}

function tellRound(runner: Runner, round: Round): void {
  console.log(`  ${runner.padEnd(8)} ${thousands(stepsPerSecond(round)).padStart(8)} steps/s`);
}

function tellSample({ second, messagesPerSecond, outbox, eventLagMs }: Sample): void {
  if (second % TOLD_EVERY !== 0) return;
  console.log(
    `  ${String(second).padStart(3)} s  ${thousands(messagesPerSecond).padStart(6)} messages/s, ${outbox} in the outbox, ` +
      `oldest event ${thousands(eventLagMs)} ms`,
  );
}

const RUNNERS: { readonly [Name in Runner]: string } = {
  runtime: 'Sendero: batches',
  naive: 'a transaction a step',
  bullmq: 'a BullMQ job a step',
};

function stepTable({ rounds, bullBackend }: StepRate): string {
  const rate = (runner: Runner) => median(rounds[runner].map(stepsPerSecond));
  const rows = (Object.keys(RUNNERS) as Runner[]).map((runner) => {
    const all = rounds[runner].map(stepsPerSecond);
    return [
      RUNNERS[runner],
      thousands(rate(runner)),
      `${thousands(Math.min(...all))} – ${thousands(Math.max(...all))}`,
      thousands(median(rounds[runner].map(eventsPerSecond))),
      `${thousands(rate('runtime') / rate(runner), 1)} ×`,
    ];
  });
  const table = textTable(['runner', 'steps/s', 'range', 'events/s', 'Sendero is'], rows);
  const cost = (of: 'worker' | 'postgres') =>
    thousands(median(rounds.runtime.map(({ cpu, visits }) => ((cpu?.[of] ?? 0) / visits) * 1_000_000)));
  return (
    `${table}\n\nA step of Sendero costs ${cost('worker')} µs of Node and ${cost('postgres')} µs of Postgres.\n` +
    `BullMQ keeps its jobs in ${bullBackend}. Headline: Sendero makes ` +
    `${thousands(rate('runtime') / rate('bullmq'), 1)} times the steps of a BullMQ job a step.`
  );
}

function report(steps: StepRate, webhooks: WebhookRate, talk: EndToEnd, engine: EngineFigures): boolean {
  const { crowd, samples } = talk;
  const deepest = Math.max(...samples.map(({ outbox }) => outbox));
  const lags = samples.map(({ eventLagMs }) => eventLagMs);
  const half = Math.floor(lags.length / 2);
  const milliseconds = (value: number) => `${thousands(value, 1)} ms`;
  console.log(
    `\n${textTable(
      ['measured', ''],
      [
        ['inbound webhooks/s', thousands(webhooks.perSecond)],
        ['  answered within, p50', milliseconds(webhooks.p50)],
        ['  answered within, p99', milliseconds(webhooks.p99)],
        ['messages/s end to end', thousands(talk.messagesPerSecond)],
        ['  webhooks/s beside them', thousands(talk.webhooksPerSecond)],
        ['  webhook answered within, p50', milliseconds(crowd.webhookLatencyMs.p50)],
        ['  webhook answered within, p99', milliseconds(crowd.webhookLatencyMs.p99)],
        ['  reply to send, p50', milliseconds(crowd.replyLatencyMs.p50)],
        ['  reply to send, p99', milliseconds(crowd.replyLatencyMs.p99)],
        ['  cores: server', thousands(talk.serverCores, 2)],
        ['  cores: its Postgres', thousands(talk.postgresCores, 2)],
        ['  cores: simulator', thousands(talk.simulatorCores, 2)],
        ['  cores a 1,000 messages/s', thousands(talk.coresPerThousandMessages, 2)],
        ['  memory of the server', `${thousands(talk.rssMb)} MB`],
        ['  outbox, deepest', thousands(deepest)],
        ['  oldest event, first half', milliseconds(median(lags.slice(0, half)))],
        ['  oldest event, second half', milliseconds(median(lags.slice(half)))],
      ],
    )}`,
  );
  const differences = [...steps.differences, ...webhooks.differences, ...talk.reconciliation.differences];
  for (const difference of differences) console.log(`  ✗ ${difference}`);
  if (differences.length === 0) console.log('\nExact: nothing lost, nothing twice, every counter is its rows.');
  console.log(
    JSON.stringify({
      stepsPerSecond: Math.round(median(steps.rounds.runtime.map(stepsPerSecond))),
      webhooksPerSecond: Math.round(webhooks.perSecond),
      messagesPerSecond: Math.round(talk.messagesPerSecond),
      webhookP99Ms: crowd.webhookLatencyMs.p99,
      replyToSendP99Ms: crowd.replyLatencyMs.p99,
      coresPerThousandMessages: Math.round(talk.coresPerThousandMessages * 100) / 100,
      rssMb: Math.round(talk.rssMb),
      ...engine,
    }),
  );
  return differences.length === 0;
}

main().then(
  async (exact) => {
    await cleanup.all();
    process.exit(exact ? 0 : 1);
  },
  async (error: unknown) => {
    if (!cleanup.stopping) console.error(error instanceof Error ? error.message : error);
    await cleanup.all();
    process.exit(1);
  },
);
