import type { Stage } from './stage';

const LOOK_EVERY_MS = 100;

/** How much is still under way. */
export interface Unrest {
  readonly events: number;
  readonly outbox: number;
  readonly dueTimers: number;
  /** Webhooks and receipts that the simulator still has to deliver. */
  readonly webhooks: number;
  readonly crowdRunning: boolean;
}

/**
 * Waits until nothing moves by itself any more: everyone has arrived and answered, every webhook was taken, every event
 * applied and every message sent.
 *
 * @param onLook called with what is left, every time it looks
 * @throws Error when that takes longer than `withinMs`
 */
export async function untilQuiet(
  stage: Stage,
  withinMs: number,
  onLook: (unrest: Unrest) => Promise<void> | void = () => undefined,
): Promise<void> {
  const deadline = performance.now() + withinMs;
  // Work passes from the database to the simulator and back, so one look at each could miss it: what both have done
  // so far must not change from one quiet look to the next.
  let before: string | undefined;
  for (;;) {
    const { unrest, done } = await look(stage);
    await onLook(unrest);
    const quiet = Object.values(unrest).every((left) => left === 0 || left === false);
    if (quiet && done === before) return;
    before = quiet ? done : undefined;
    if (performance.now() > deadline) {
      throw new Error(`There was no rest within ${withinMs / 1000} s: ${JSON.stringify(unrest)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

async function look({ simulator, database }: Stage): Promise<{ readonly unrest: Unrest; readonly done: string }> {
  const crowd = await simulator.crowd();
  const { accepted, inboundDelivered, inboundPending, statusesPending } = await simulator.summary();
  const { rows } = await database.query<Record<'events' | 'outbox' | 'dueTimers', string>>(LEFT);
  const [left] = rows;
  return {
    unrest: {
      events: Number(left?.events),
      outbox: Number(left?.outbox),
      dueTimers: Number(left?.dueTimers),
      webhooks: inboundPending + statusesPending,
      crowdRunning: crowd.running,
    },
    done: `${accepted} ${inboundDelivered}`,
  };
}

const LEFT = `
SELECT (SELECT count(*) FROM event) AS events, (SELECT count(*) FROM outbox) AS outbox,
       (SELECT count(*) FROM timer, sandbox_clock
         WHERE due_at <= clock_timestamp() + ahead_ms * interval '1 millisecond') AS "dueTimers"`;
