import path from 'node:path';
import { Program } from '../stage/program';
import { Stage } from '../stage/stage';

export interface WebhookRate {
  readonly sent: number;
  readonly refused: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** What is wrong with the rows that the webhooks left. */
  readonly differences: readonly string[];
}

const WARM_UP_SECONDS = 3;

/** How many inbound webhooks a second the server answers when each must be durable before it is answered. */
export async function webhookRate(
  databaseUrl: string,
  seconds: number,
  onOpen?: (close: () => Promise<void>) => void,
): Promise<WebhookRate> {
  const stage = await Stage.open({ databaseUrl });
  onOpen?.(() => stage.close());
  try {
    const port = new URL(stage.serverUrl).port;
    const warmUp = await load(port, WARM_UP_SECONDS);
    await stage.database.query('TRUNCATE event');
    await stage.database.query(`DELETE FROM message WHERE direction = 'in'`);
    const result = await load(port, seconds);
    const { rows } = await stage.database.query<{ readonly stored: string }>(
      `SELECT count(*) AS stored FROM message WHERE direction = 'in'`,
    );
    const stored = Number(rows[0]?.stored);
    const differences = [
      ...(result.refused + warmUp.refused > 0 ? [`${result.refused + warmUp.refused} webhooks were refused`] : []),
      ...(stored === result.sent ? [] : [`${result.sent} webhooks were answered with 200, ${stored} are stored`]),
    ];
    return { ...result, differences };
  } finally {
    await stage.close();
  }
}

async function load(port: string, seconds: number): Promise<Omit<WebhookRate, 'differences'>> {
  const program = Program.launch({
    name: 'webhook load',
    script: path.join(__dirname, '../../dist/load/webhook-load.js'),
    env: { PORT: port, SECONDS: String(seconds) },
    readyLine: '}\n',
  });
  await program.ready();
  await program.stop();
  return JSON.parse(program.said.trim().split('\n').at(-1) ?? '') as Omit<WebhookRate, 'differences'>;
}
