import { Injectable } from '@nestjs/common';
import { sentence, type EventResult, type WorkspaceId } from '@sendero/shared';
import type { Pool, PoolClient } from 'pg';
import { Clock } from '../clock';
import { HotConnections, inTransaction } from '../database/hot-connections';
import { Doorbell } from '../doorbell/doorbell';
import { newId } from '../new-id';
import { ContactEventRepository, type StoredContactEvent } from './contact-event.repository';
import type { NewEvent } from './events.dto';
import { NamedContacts } from './named-contacts';

/** Takes in what other systems tell us of contacts: durable first, told to journeys then. */
@Injectable()
export class EventsService {
  private readonly pool: Pool;

  constructor(
    connections: HotConnections,
    private readonly contacts: NamedContacts,
    private readonly events: ContactEventRepository,
    private readonly doorbell: Doorbell,
    private readonly clock: Clock,
  ) {
    this.pool = connections.pool('events', 2);
  }

  /** One transaction for all of them; each is answered for by itself, in the order given. */
  async accept(workspaceId: WorkspaceId, events: readonly NewEvent[]): Promise<readonly EventResult[]> {
    const now = this.clock.date();
    const results = await inTransaction(this.pool, (tx) => this.write(workspaceId, events, now, tx));
    if (results.some(({ status }) => status === 'accepted')) this.doorbell.ring('advance');
    return results;
  }

  private async write(
    workspaceId: WorkspaceId,
    events: readonly NewEvent[],
    now: Date,
    tx: PoolClient,
  ): Promise<readonly EventResult[]> {
    const named = await this.contacts.resolve(workspaceId, events, now, tx);
    const rows = events.map((event, index): StoredContactEvent | EventResult => {
      const whom = named[index];
      if (!whom) return refused();
      if ('problem' in whom) return { status: 'refused', problem: whom.problem };
      const { name, properties = {}, at = now.getTime(), id: key = null } = event;
      return {
        id: newId(),
        contactId: whom.contactId,
        name,
        properties,
        at: Math.min(at, now.getTime()),
        key,
      };
    });
    const stored = await this.events.store(
      workspaceId,
      rows.filter((row) => 'key' in row),
      now,
      tx,
    );
    return rows.map((row): EventResult => {
      if (!('key' in row)) return row;
      const { id, contactId } = row;
      return stored.has(id) ? { status: 'accepted', eventId: id, contactId } : { status: 'repeated' };
    });
  }
}

function refused(): EventResult {
  return { status: 'refused', problem: { code: 'contact.not_named', message: sentence('contact.not_named') } };
}
