/** What there may be work for. */
export type Bell = 'advance' | 'send' | 'call';

/**
 * Tells workers, in this process and in others, that there may be work. A ring can be lost or come twice: the rows in
 * Postgres are the truth, and every worker also looks by itself now and then.
 */
export abstract class Doorbell {
  /** Wakes every listener soon; rings that come close together may be heard as one. Never throws and never waits. */
  abstract ring(bell: Bell): void;
  /** Calls `listener` after each ring; the answer stops that. */
  abstract onRing(bell: Bell, listener: () => void): () => void;
  abstract close(): Promise<void>;
}
