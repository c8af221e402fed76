import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { peopleTopic, type Visitor } from '@sendero/shared';
import type { Pool } from 'pg';
import { HotConnections } from '../database/hot-connections';
import { newId } from '../new-id';
import { DatabaseListener } from './database-listener';
import { LiveRooms } from './live-rooms';
import { PeopleThere, type OpenJourney } from './people-there';
import { PRESENCE_CHANNEL, readPresence, type PresenceNotice } from './presence-notice';

/** How long changes are gathered before they are told, in ms: at most 5 a second. */
const GATHER_MS = 200;
/** How often a process says again who is there, in ms; whoever is silent three times as long counts as gone. */
const SAY_AGAIN_MS = 10_000;

/**
 * Shows everybody who has a journey open who else has, in whichever process they are connected. It is known in memory
 * alone: whoever is there says so again after every lost connection.
 */
@Injectable()
export class Presence implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Presence.name);
  private readonly process = newId<string>();
  private readonly people = new PeopleThere();
  private readonly pool: Pool;
  private readonly listener: DatabaseListener;
  private readonly changed = new Map<string, OpenJourney>();
  private timer: NodeJS.Timeout | undefined;
  private again: NodeJS.Timeout | undefined;

  constructor(
    connections: HotConnections,
    private readonly rooms: LiveRooms,
  ) {
    this.pool = connections.pool('presence', 2);
    this.listener = new DatabaseListener(this.pool, PRESENCE_CHANNEL, {
      hear: (payload) => this.hear(payload),
      missed: () => this.catchUp(),
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.listener.start();
    this.catchUp();
    this.again = setInterval(() => this.sayAgain(), SAY_AGAIN_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.again);
    clearTimeout(this.timer);
    this.listener.stop();
    const nobody = this.people.openHere().map((at) => ({ ...at, visitors: [] }));
    await this.say(nobody.map((there) => ({ type: 'there', process: this.process, ...there }))).catch(() => undefined);
  }

  /** A connection has the journey open. */
  enter(at: OpenJourney, connection: string, visitor: Visitor): void {
    this.people.enter(at, connection, visitor);
    this.noteChange(at);
  }

  /** A connection has the journey open no more. */
  leave(at: OpenJourney, connection: string): void {
    if (this.people.leave(at, connection)) this.noteChange(at);
  }

  /** A connection is gone. */
  leaveAll(connection: string): void {
    for (const at of this.people.whereIs(connection)) this.leave(at, connection);
  }

  private noteChange(at: OpenJourney): void {
    this.changed.set(`${at.workspace} ${at.journey}`, at);
    this.timer ??= setTimeout(() => this.tellChanges(), GATHER_MS);
  }

  private tellChanges(): void {
    this.timer = undefined;
    const changed = [...this.changed.values()];
    this.changed.clear();
    for (const at of changed) this.show(at);
    this.sayWhoIsHere(changed);
  }

  private show(at: OpenJourney): void {
    const update = { journeyId: at.journey, people: this.people.everybody(at) };
    this.rooms.emit(at.workspace, peopleTopic(at.journey), 'journey.people', update);
  }

  private hear(payload: string): void {
    const notice = readPresence(payload);
    if (!notice || notice.process === this.process) return;
    if (notice.type === 'askAll') return this.sayWhoIsHere(this.people.openHere());
    this.people.tell(notice.process, notice, notice.visitors, Date.now());
    this.show(notice);
  }

  /** Nothing is known of other processes yet, or no more. */
  private catchUp(): void {
    this.tryToSay([{ type: 'askAll', process: this.process }]);
    this.sayWhoIsHere(this.people.openHere());
  }

  private sayAgain(): void {
    for (const at of this.people.forgetSilent(Date.now() - 3 * SAY_AGAIN_MS)) this.show(at);
    this.sayWhoIsHere(this.people.openHere());
  }

  private sayWhoIsHere(places: readonly OpenJourney[]): void {
    this.tryToSay(
      places.map(({ workspace, journey }) => ({
        type: 'there',
        process: this.process,
        ...{ workspace, journey, visitors: [...this.people.inThisProcess({ workspace, journey })] },
      })),
    );
  }

  private tryToSay(notices: readonly PresenceNotice[]): void {
    this.say(notices).catch((error: unknown) =>
      this.logger.warn({ err: error }, 'Other processes could not be told who has a journey open'),
    );
  }

  private async say(notices: readonly PresenceNotice[]): Promise<void> {
    if (notices.length === 0) return;
    await this.pool.query({
      name: 'presence',
      text: `SELECT pg_notify('${PRESENCE_CHANNEL}', payload) FROM unnest($1::text[]) AS payload`,
      values: [notices.map((notice) => JSON.stringify(notice))],
    });
  }
}
