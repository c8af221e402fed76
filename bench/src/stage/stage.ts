import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '@sendero/migrations';
import { DEMO_NUMBER, demoTemplates, demoWebhookPath } from '@sendero/server';
import type { SimulatedChannel } from '@sendero/simulator';
import type { Pool } from 'pg';
import { callJson } from './call-json';
import { openDatabase } from './open-database';
import { Program, type ProgramOptions } from './program';
import { SimulatorClient } from './simulator-client';

const ROOT = path.resolve(__dirname, '../../..');
/** How `npm start` and the container image run the server. */
const AS_STARTED = ['--enable-source-maps', '--max-semi-space-size=64'];
export const SERVER_SCRIPT = path.join(ROOT, 'server/dist/main.js');

export interface StageOptions {
  /** An empty database, or one that a stage used before. */
  readonly databaseUrl: string;
  /** Settings of the server beyond what the stage needs, as in `.env.example`. */
  readonly serverEnv?: Readonly<Record<string, string>>;
  readonly serverArguments?: readonly string[];
}

/** The built product with a simulator in a process of its own, on free ports, for as long as it is open. */
export class Stage {
  private closing: Promise<void> | undefined;

  private constructor(
    private readonly folder: string,
    private readonly serverOptions: ProgramOptions,
    readonly serverUrl: string,
    readonly simulator: SimulatorClient,
    readonly simulatorProgram: Program,
    readonly database: Pool,
    public server: Program,
  ) {}

  static async open({ databaseUrl, serverEnv = {}, serverArguments = [] }: StageOptions): Promise<Stage> {
    const folder = mkdtempSync(path.join(tmpdir(), 'sendero-stage-'));
    const serverPort = await freePort();
    const simulatorPort = await freePort();
    const serverUrl = `http://127.0.0.1:${serverPort}`;
    const simulatorUrl = `http://127.0.0.1:${simulatorPort}`;
    const channels: readonly SimulatedChannel[] = [
      { ...DEMO_NUMBER, webhookUrl: `${serverUrl}${demoWebhookPath()}`, templates: demoTemplates },
    ];
    const channelsFile = path.join(folder, 'channels.json');
    writeFileSync(channelsFile, JSON.stringify(channels));
    const simulatorProgram = await Program.start({
      name: 'simulator',
      script: path.join(ROOT, 'simulator/dist/main.js'),
      env: { PORT: String(simulatorPort), CHANNELS_FILE: channelsFile, NODE_ENV: 'production' },
      readyLine: 'listens on',
    });
    const serverOptions: ProgramOptions = {
      name: 'server',
      script: SERVER_SCRIPT,
      nodeArguments: [...AS_STARTED, ...serverArguments],
      env: {
        PORT: String(serverPort),
        DATABASE_URL: databaseUrl,
        DATA_DIR: path.join(folder, 'data'),
        SIMULATOR_URL: simulatorUrl,
        SANDBOX: 'true',
        NODE_ENV: 'production',
        ...serverEnv,
      },
      readyLine: 'Sendero is running',
    };
    try {
      const server = await Program.start(serverOptions);
      const database = openDatabase(databaseUrl);
      const simulator = new SimulatorClient(simulatorUrl);
      return new Stage(folder, serverOptions, serverUrl, simulator, simulatorProgram, database, server);
    } catch (error) {
      await simulatorProgram.stop();
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** Launches the server again after it was killed; `server.ready()` waits until it is up. */
  launchServer(): void {
    this.server = Program.launch(this.serverOptions);
  }

  /**
   * Moves sandbox time forward, the simulator's first: a phone whose clock is behind would write messages from the past.
   * Only while nothing is under way.
   */
  async advance(ms: number): Promise<void> {
    await this.simulator.advanceClock(ms);
    await callJson('POST', `${this.serverUrl}/api/sandbox/clock`, { advanceMs: ms });
  }

  /** Ends everything; calling it again waits for the same end. */
  close(): Promise<void> {
    this.closing ??= (async () => {
      await this.server.stop();
      await this.simulatorProgram.stop();
      await this.database.end();
      rmSync(this.folder, { recursive: true, force: true });
    })();
    return this.closing;
  }
}
