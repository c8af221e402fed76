import { parseArgs } from 'node:util';
import { Cleanup } from './cleanup';
import { smallTalk } from './customers';
import { nodeTable } from './node-table';
import { ProgressBar } from './progress-bar';
import { reconcile, type Reconciliation } from './reconcile';
import { Stage } from './stage/stage';
import { throwawayPostgres } from './stage/throwaway-postgres';
import { thousands } from './text-table';
import { chapters, walk, type Chapter } from './walk';

const HELP = `npm run demo [-- --contacts 1000]

Simulated customers walk the demo journey against the real server, and then the books are compared:
counters, runs, messages, and what the simulated WhatsApp really received.`;

/** Sandbox time is moved, so people need not be slow: delays in ms. */
const PACE = {
  sentDelayMs: [5, 40],
  deliveredDelayMs: [10, 80],
  readDelayMs: [20, 120],
  throughputPerSecond: 2_000,
} as const;

const CHAPTER_WITHIN_MS = 10 * 60_000;

const cleanup = new Cleanup();

async function main(): Promise<boolean> {
  const { values } = parseArgs({
    options: { contacts: { type: 'string', default: '1000' }, help: { type: 'boolean', default: false } },
  });
  const contacts = Number(values.contacts);
  if (values.help || !Number.isInteger(contacts) || contacts < 1 || contacts > 1_000_000) {
    console.log(HELP);
    return values.help;
  }
  const startedAt = performance.now();
  console.log('Starting a database, the server and a simulated WhatsApp …');
  const postgres = await throwawayPostgres(false);
  cleanup.add(() => postgres.stop());
  const stage = await Stage.open({ databaseUrl: postgres.url });
  cleanup.add(() => stage.close());
  await stage.simulator.setSettings(PACE);
  await stage.simulator.setFaults({ duplicateWebhook: 0.02, reorderWebhook: 0.02 });

  await play(stage, contacts);
  const result = await reconcile(stage.database, {
    record: await stage.simulator.record(),
    summary: await stage.simulator.summary(),
    smallTalk: Object.values(smallTalk),
  });
  report(result, (performance.now() - startedAt) / 1000);
  return result.differences.length === 0;
}

async function play(stage: Stage, contacts: number): Promise<void> {
  const bar = new ProgressBar();
  let chapter: Chapter | undefined;
  await walk(stage, {
    customers: contacts,
    arrivalsPerSecond: Math.max(50, contacts / 8),
    chapterWithinMs: CHAPTER_WITHIN_MS,
    onChapter: (begun) => {
      chapter = begun;
      bar.begin(begun.title);
    },
    onLook: async ({ events, outbox, webhooks }) => {
      const crowd = await stage.simulator.crowd();
      const { accepted } = await stage.simulator.summary();
      const written = chapter?.writes ? crowd.arrived / crowd.customers : 1;
      const done = chapter ? chapters.indexOf(chapter) : 0;
      const rest = events + outbox + webhooks;
      const share = (done + written * (rest === 0 ? 1 : 0.9)) / chapters.length;
      bar.show(share, `${thousands(crowd.arrived)} people, ${thousands(accepted)} messages`);
    },
  });
  bar.end();
}

function report({ nodes, totals, differences }: Reconciliation, seconds: number): void {
  const { contacts, runs, visits, messagesIn, messagesOut, received } = totals;
  console.log(`\n${nodeTable(nodes)}\n`);
  console.log(
    `${thousands(contacts)} contacts, ${thousands(runs)} runs, ${thousands(visits)} visits; ${thousands(messagesIn)} messages in, ` +
      `${thousands(messagesOut)} out, ${thousands(received)} of them received by the simulator; ${seconds.toFixed(1)} s.`,
  );
  if (differences.length === 0) {
    console.log(
      'Everything agrees: the counters are the runs, the visits and the messages; each message was received once,\n' +
        'none against policy; every answer moved one run.',
    );
    return;
  }
  console.log(`\n${differences.length} differences:`);
  for (const difference of differences) console.log(`  ✗ ${difference}`);
}

main().then(
  async (agreed) => {
    await cleanup.all();
    process.exit(agreed ? 0 : 1);
  },
  async (error: unknown) => {
    // What breaks while everything is being stopped is no news.
    if (!cleanup.stopping) console.error(error instanceof Error ? error.message : error);
    await cleanup.all();
    process.exit(1);
  },
);
