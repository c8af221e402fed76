import { WakeUp } from '../runs/wake-up';

/** What is leased and done, and who is told of what went wrong. */
export interface LeasedWork<Job> {
  /** Leases what is due and what there is room for; none when there is nothing to do now. */
  lease(): Promise<readonly Job[]>;
  /** Does one job; breaks it off and puts it back when `stop` is aborted. */
  work(job: Job, stop: AbortSignal): Promise<void>;
  leaseFailed(error: unknown): void;
  /** The job failed without a trace: its lease ends, and it is done again. */
  workFailed(error: unknown, job: Job): void;
}

/** Leases jobs and does them side by side, and looks for more whenever one is done, somebody rings, or time is up. */
export class LeaseLoop<Job> {
  private readonly wakeUp = new WakeUp();
  private readonly stop = new AbortController();
  private readonly open = new Set<Promise<void>>();
  private looping: Promise<void> = Promise.resolve();

  /** @param idleMs how often it looks by itself when nobody rings, in ms */
  constructor(
    private readonly idleMs: number,
    private readonly jobs: LeasedWork<Job>,
  ) {}

  /** How many jobs are under way. */
  get inFlight(): number {
    return this.open.size;
  }

  start(): void {
    this.looping = this.loop();
  }

  /** There may be work. */
  ring(): void {
    this.wakeUp.ring();
  }

  /** Breaks off what is under way, and waits until it is put back. */
  async end(): Promise<void> {
    this.stop.abort();
    this.wakeUp.ring();
    await this.looping;
    await Promise.all(this.open);
  }

  private async loop(): Promise<void> {
    while (!this.stop.signal.aborted) {
      try {
        const leased = await this.jobs.lease();
        for (const job of leased) this.begin(job);
        if (leased.length === 0) await this.wakeUp.wait(this.idleMs);
      } catch (error) {
        this.jobs.leaseFailed(error);
        await this.wakeUp.wait(this.idleMs * 5);
      }
    }
  }

  private begin(job: Job): void {
    const done = this.jobs
      .work(job, this.stop.signal)
      .catch((error: unknown) => this.jobs.workFailed(error, job))
      .finally(() => {
        this.open.delete(done);
        this.wakeUp.ring();
      });
    this.open.add(done);
  }
}
