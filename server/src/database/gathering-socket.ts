import { Socket } from 'node:net';

/**
 * Sends all that is written in one turn of the event loop together. A pipelined connection writes each statement by
 * itself, and handing bytes to the system costs more than most statements; the database wakes up once instead of often.
 */
export class GatheringSocket extends Socket {
  private gathering = false;

  /** Held once more than was asked for, until the turn is over. */
  override cork(): void {
    super.cork();
    if (this.gathering) return;
    this.gathering = true;
    super.cork();
    process.nextTick(() => {
      this.gathering = false;
      this.uncork();
    });
  }
}
