import type { Faults, SimulatorSettings } from './control-api';

/** Receipts as a phone on a good network would give them. */
export const DEFAULT_SETTINGS: SimulatorSettings = {
  sentDelayMs: [80, 250],
  deliveredDelayMs: [250, 900],
  readDelayMs: [1_500, 6_000],
  autoRead: false,
  throughputPerSecond: 80,
  pairRateLimit: true,
  webhookBatch: 1,
};

export const NO_FAULTS: Faults = {
  latencyMs: 0,
  tooManyRequests: 0,
  serverError: 0,
  dropBeforeAccept: 0,
  dropAfterAccept: 0,
  duplicateWebhook: 0,
  reorderWebhook: 0,
  statusBeforeResponse: 0,
};

/** Values that can be changed while the simulator runs. */
export class Tuning {
  settings: SimulatorSettings;
  faults: Faults = NO_FAULTS;

  constructor(settings: Partial<SimulatorSettings> = {}) {
    this.settings = { ...DEFAULT_SETTINGS, ...settings };
  }

  /** Evenly drawn from a range, in ms. */
  draw([from, to]: readonly [number, number]): number {
    return from + Math.random() * (to - from);
  }

  /** Whether a fault of this probability happens now. */
  happens(fault: Exclude<keyof Faults, 'latencyMs'>): boolean {
    const probability = this.faults[fault];
    return probability > 0 && Math.random() < probability;
  }
}
