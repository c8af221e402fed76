import { Injectable } from '@nestjs/common';
import { laneOf, type ContactId, type WorkspaceId } from '@sendero/shared';
import type { PoolClient } from 'pg';
import { guessedTimeZone } from '../contacts/guessed-time-zone';
import { newId } from '../new-id';

/** Who a message is from, in the provider's words. */
export interface Person {
  readonly workspaceId: WorkspaceId;
  readonly waId: string | null;
  readonly userId: string | null;
  readonly name: string;
}

type AddressKind = 'phone' | 'wa_id' | 'user_id';

interface Address {
  readonly workspaceId: WorkspaceId;
  readonly kind: AddressKind;
  readonly value: string;
}

/** Finds the contacts behind the addresses of incoming messages, and creates those who write for the first time. */
@Injectable()
export class PersonRepository {
  /**
   * The contact of each person, in the order given; a new contact is written where there was none. Works for any number
   * of processes at once: an address is claimed first, and only who wins the claim writes the contact.
   */
  async resolve(people: readonly Person[], now: Date, tx: PoolClient): Promise<readonly ContactId[]> {
    const addresses = unique(people.flatMap(addressesOf));
    let known = await this.find(addresses, tx);
    const strangers = new Map<string, ContactId>();
    const claims = people.flatMap((person) => {
      const missing = addressesOf(person).filter((address) => !known.has(keyOf(address)));
      if (missing.length === 0) return [];
      return missing.map((address) => ({
        address,
        contactId: contactOf(person, known) ?? newcomer(person, strangers),
      }));
    });
    if (claims.length > 0) {
      await this.claim(claims, tx);
      known = await this.find(addresses, tx);
      await this.create(people, known, strangers, now, tx);
    }
    return people.map((person) => {
      const contact = contactOf(person, known);
      if (!contact) throw new Error(`No contact could be found or made for ${keyOf(addressesOf(person)[0])}`);
      return contact;
    });
  }

  private async find(addresses: readonly Address[], tx: PoolClient): Promise<ReadonlyMap<string, ContactId>> {
    const { rows } = await tx.query<Address & { readonly contactId: ContactId }>({
      name: 'find addresses',
      text: `SELECT a.workspace_id AS "workspaceId", a.kind, a.value, a.contact_id AS "contactId"
               FROM unnest($1::uuid[], $2::text[], $3::text[]) AS x (workspace_id, kind, value)
               JOIN contact_address a USING (workspace_id, kind, value)`,
      values: columns(addresses),
    });
    return new Map(rows.map((row) => [keyOf(row), row.contactId]));
  }

  /** Sorted, so that two processes that claim the same people never wait for each other in a circle. */
  private async claim(
    claims: readonly { readonly address: Address; readonly contactId: ContactId }[],
    tx: PoolClient,
  ): Promise<void> {
    const sorted = [...new Map(claims.map((claim) => [keyOf(claim.address), claim])).values()].sort((a, b) =>
      keyOf(a.address) < keyOf(b.address) ? -1 : 1,
    );
    await tx.query({
      name: 'claim addresses',
      text: `INSERT INTO contact_address (workspace_id, kind, value, contact_id)
             SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[])
             ON CONFLICT DO NOTHING`,
      values: [...columns(sorted.map(({ address }) => address)), sorted.map(({ contactId }) => contactId)],
    });
  }

  private async create(
    people: readonly Person[],
    known: ReadonlyMap<string, ContactId>,
    strangers: ReadonlyMap<string, ContactId>,
    now: Date,
    tx: PoolClient,
  ): Promise<void> {
    const ours = new Set(strangers.values());
    const made = new Map<ContactId, Person>();
    for (const person of people) {
      for (const address of addressesOf(person)) {
        const contact = known.get(keyOf(address));
        if (contact && ours.has(contact) && !made.has(contact)) made.set(contact, person);
      }
    }
    if (made.size === 0) return;
    const contacts = [...made];
    await tx.query({
      name: 'create contacts',
      text: `INSERT INTO contact (id, workspace_id, lane, name, phone, time_zone, created_at, updated_at)
             SELECT id, workspace_id, lane, name, phone, time_zone, $7, $7
               FROM unnest($1::uuid[], $2::uuid[], $3::smallint[], $4::text[], $5::text[], $6::text[])
                    AS x (id, workspace_id, lane, name, phone, time_zone)`,
      values: [
        contacts.map(([id]) => id),
        contacts.map(([, person]) => person.workspaceId),
        contacts.map(([id]) => laneOf(id)),
        contacts.map(([, person]) => person.name),
        contacts.map(([, person]) => phoneOf(person)),
        contacts.map(([, person]) => guessedTimeZone(phoneOf(person))),
        now,
      ],
    });
  }
}

function phoneOf({ waId }: Person): string {
  return waId ? `+${waId}` : '';
}

function addressesOf({ workspaceId, waId, userId }: Person): readonly Address[] {
  return [
    ...(userId ? [{ workspaceId, kind: 'user_id', value: userId } as const] : []),
    ...(waId
      ? [
          { workspaceId, kind: 'wa_id', value: waId } as const,
          { workspaceId, kind: 'phone', value: `+${waId}` } as const,
        ]
      : []),
  ];
}

/** The strongest address that is known decides: user id, then WhatsApp id, then phone. */
function contactOf(person: Person, known: ReadonlyMap<string, ContactId>): ContactId | undefined {
  for (const address of addressesOf(person)) {
    const contact = known.get(keyOf(address));
    if (contact) return contact;
  }
  return undefined;
}

/** One new id for each person, however many messages of theirs are in the batch. */
function newcomer(person: Person, strangers: Map<string, ContactId>): ContactId {
  const key = `${person.workspaceId} ${person.waId ?? person.userId}`;
  const id = strangers.get(key) ?? newId<ContactId>();
  strangers.set(key, id);
  return id;
}

function keyOf(address: Address | undefined): string {
  return address ? `${address.workspaceId} ${address.kind} ${address.value}` : '';
}

function unique(addresses: readonly Address[]): readonly Address[] {
  return [...new Map(addresses.map((address) => [keyOf(address), address])).values()];
}

function columns(addresses: readonly Address[]): [WorkspaceId[], AddressKind[], string[]] {
  return [
    addresses.map(({ workspaceId }) => workspaceId),
    addresses.map(({ kind }) => kind),
    addresses.map(({ value }) => value),
  ];
}
