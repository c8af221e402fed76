import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** How to run one of the product's programs. */
export interface ProgramOptions {
  /** What it is called in messages to people. */
  readonly name: string;
  readonly script: string;
  readonly nodeArguments?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** What it prints when it is ready. */
  readonly readyLine: string;
}

const READY_WITHIN_MS = 180_000;
const STOP_WITHIN_MS = 20_000;
const KEPT_OUTPUT = 4_000;

/** A Node program in a process of its own; it ends with this process, however that ends. */
export class Program {
  private output = '';
  private isReady = false;

  private constructor(
    private readonly options: ProgramOptions,
    private readonly child: ChildProcess,
  ) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk: string) => {
        const said = this.output + chunk;
        this.isReady ||= said.includes(options.readyLine);
        this.output = said.slice(-KEPT_OUTPUT);
      });
    }
  }

  /** Starts the program without waiting for it to be ready. */
  static launch(options: ProgramOptions): Program {
    // detached: Ctrl-C in a terminal reaches the whole process group, and the order in which programs stop matters.
    const child = spawn(process.execPath, [...(options.nodeArguments ?? []), options.script], {
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: true,
    });
    const program = new Program(options, child);
    const killAtExit = () => child.kill('SIGKILL');
    process.once('exit', killAtExit);
    child.once('exit', () => process.off('exit', killAtExit));
    return program;
  }

  static async start(options: ProgramOptions): Promise<Program> {
    const program = Program.launch(options);
    await program.ready();
    return program;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** What it said last. */
  get said(): string {
    return this.output;
  }

  /** @throws Error with the program's own words when it ends before it is ready, or takes too long */
  async ready(): Promise<void> {
    const deadline = performance.now() + READY_WITHIN_MS;
    while (!this.isReady) {
      if (!this.running) throw new Error(`The ${this.options.name} did not start. ${this.output.trim()}`);
      if (performance.now() > deadline) {
        throw new Error(`The ${this.options.name} was not ready within ${READY_WITHIN_MS / 1000} s.`);
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /** Ends it at once, as a crash would. */
  async kill(): Promise<void> {
    if (!this.running) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }

  /** Asks it to end, and insists after a while. */
  async stop(): Promise<void> {
    if (!this.running) return;
    const insist = setTimeout(() => this.child.kill('SIGKILL'), STOP_WITHIN_MS);
    const gone = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await gone;
    clearTimeout(insist);
  }
}
