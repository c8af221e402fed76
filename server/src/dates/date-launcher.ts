import { Inject, Injectable } from '@nestjs/common';
import { dateStartsOf } from '@sendero/engine';
import { durationMs, storedJourney, type EpochMs, type JourneyDocument } from '@sendero/shared';
import type { PoolClient } from 'pg';
import { Clock } from '../clock';
import { CONFIG, type Config } from '../config';
import { HotConnections } from '../database/hot-connections';
import { LaunchWorker } from '../runs/launch-worker';
import { StartRepository } from '../runs/start.repository';
import {
  DateLaunchRepository,
  type Arrival,
  type Candidate,
  type DueDate,
  type PlannedDate,
} from './date-launch.repository';
import { dateWindow } from './date-window';

/** How often the dates of a trigger are looked at, in ms: somebody may start so much late. */
const LOOK_EVERY_MS = 15_000;
/** How many dates are looked at in one transaction. */
const CHUNK = 500;
const PLANNED_A_TIME = 20;
/** For how long it is known who was started for a date, in ms; longer than anybody may start late. */
const KNOWN_FOR_MS = 40 * 86_400_000;

/** Starts contacts whose date has come. Dates are read as they are when they are due: one that was moved counts where it is. */
@Injectable()
export class DateLauncher extends LaunchWorker {
  constructor(
    @Inject(CONFIG) config: Config,
    connections: HotConnections,
    private readonly dates: DateLaunchRepository,
    starts: StartRepository,
    private readonly clock: Clock,
  ) {
    const failure = 'Contacts could not be started by their dates; it is tried again';
    super(config, connections.pool('dates', 1), starts, failure);
  }

  protected async plan(tx: PoolClient): Promise<void> {
    const now = this.clock.date();
    for (const { journeyId, document } of await this.dates.takeUnplanned(PLANNED_A_TIME, tx)) {
      await this.dates.follow(journeyId, plannedDates(storedJourney(document)), now, tx);
    }
  }

  /** Looks at some dates of one trigger. */
  protected async chunk(tx: PoolClient): Promise<boolean> {
    const now = this.clock.date();
    const launch = await this.dates.takeDue(now, tx);
    if (!launch) return false;
    if (launch.reached === null) await this.dates.forget(launch, new Date(now.getTime() - KNOWN_FOR_MS), tx);
    const candidates = await this.dates.candidates(launch, dateWindow(launch.config, now.getTime()), CHUNK, tx);
    const arrivals = candidates.flatMap((candidate) => arrivalsOf(launch, candidate, now.getTime()));
    const fresh = await this.dates.note(launch, arrivals, tx);
    await this.starts.appendEach(
      fresh.map(({ contactId, channelId, properties }) => {
        const event = { type: 'started', by: 'date', properties } as const;
        const { journeyId, node: trigger } = launch;
        return { contactId, channelId, start: { type: 'start', journeyId, trigger, key: null, event } };
      }),
      now,
      tx,
    );
    const isOver = candidates.length < CHUNK;
    const reached = isOver ? null : (candidates.at(-1)?.place ?? null);
    await this.dates.progress(launch, reached, isOver ? new Date(now.getTime() + LOOK_EVERY_MS) : null, tx);
    return true;
  }
}

function plannedDates({ nodes }: JourneyDocument): readonly PlannedDate[] {
  return nodes.flatMap((node): PlannedDate[] =>
    node.type === 'trigger.date' ? [{ node: node.id, config: node.config }] : [],
  );
}

/** For what a candidate starts: what came since the trigger was published, and not so long ago that it is too late. */
function arrivalsOf(
  { config, since }: DueDate,
  { place, contactId, channelId, timeZone, values }: Candidate,
  now: EpochMs,
): readonly Arrival[] {
  if (channelId === null) return [];
  const after = Math.max(since.getTime(), now - durationMs(config.latest)) - 1;
  const { source } = config;
  const dated =
    source.type === 'attribute'
      ? { attributes: values, timeZone, events: [] }
      : { attributes: {}, timeZone, events: [{ name: source.event.name, properties: values, at: now }] };
  return dateStartsOf(config, dated, { after, until: now }).map(({ day, dueAt, properties }) => ({
    contactId,
    channelId,
    occasion: source.type === 'attribute' ? day : `${place} ${day}`,
    dueAt,
    properties,
  }));
}
