import type { Stage } from '../stage/stage';

/** A kill falls at most this long after the server is up, in ms. */
const LONGEST_LIFE_MS = 1_200;
/** This share of the kills falls while the server is still coming up, within this many ms of its launch. */
const SHARE_WHILE_STARTING = 0.15;
const STARTING_MS = 1_500;

/** Kills the server again and again, as a crash would, and starts it anew each time. */
export class Killer {
  kills = 0;

  constructor(
    private readonly stage: Stage,
    private readonly random: () => number,
    private readonly onKill: (kills: number) => void,
  ) {}

  /**
   * Resolves when the server is up again after the last of these kills.
   *
   * @param meanwhile done after each, before the server is started anew
   */
  async kill(times: number, meanwhile: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    for (let n = 0; n < times; n++) {
      // The first of a row comes soon: much of a chapter's work is done within moments.
      await this.stage.server.ready();
      await pause(this.random() * (n === 0 ? LONGEST_LIFE_MS / 4 : LONGEST_LIFE_MS));
      await this.killOnce(meanwhile);
      if (n + 1 < times && this.random() < SHARE_WHILE_STARTING) {
        await pause(this.random() * STARTING_MS);
        await this.killOnce(meanwhile);
        n++;
      }
    }
    await this.stage.server.ready();
  }

  private async killOnce(meanwhile: () => Promise<void>): Promise<void> {
    if (!this.stage.server.running) throw new Error(`The server ended by itself. ${this.stage.server.said}`);
    await this.stage.server.kill();
    this.onKill(++this.kills);
    await meanwhile();
    this.stage.launchServer();
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
