import { Injectable } from '@nestjs/common';
import { sentence, type ContactId, type ProblemCode, type WorkspaceId } from '@sendero/shared';
import type { PoolClient } from 'pg';
import { readPhoneNumber } from '../contacts/phone-number';
import { PersonRepository } from '../inbound/person.repository';
import { ContactEventRepository } from './contact-event.repository';
import type { NamedContact } from './events.dto';

/** Whom a caller meant, or why nobody can be found. */
export type Named =
  { readonly contactId: ContactId } | { readonly problem: { readonly code: ProblemCode; readonly message: string } };

/** Finds the contacts that callers name by id or by number; a number that nobody has makes a contact. */
@Injectable()
export class NamedContacts {
  constructor(
    private readonly people: PersonRepository,
    private readonly events: ContactEventRepository,
  ) {}

  /** In the order given. */
  async resolve(
    workspaceId: WorkspaceId,
    named: readonly NamedContact[],
    now: Date,
    tx: PoolClient,
  ): Promise<readonly Named[]> {
    const digits = named.map(({ contactId, phone }) =>
      contactId === undefined && phone !== undefined ? (readPhoneNumber(phone)?.digits ?? null) : null,
    );
    const numbers = [...new Set(digits.filter((number) => number !== null))];
    const ids = named.flatMap(({ contactId }) => contactId ?? []);
    const known = await this.events.known(workspaceId, [...new Set(ids)], tx);
    const owners = await this.people.resolve(
      numbers.map((waId) => ({ workspaceId, waId, userId: null, name: '' })),
      now,
      tx,
    );
    const ownerOf = new Map(numbers.map((number, index) => [number, owners[index]]));
    return named.map(({ contactId, phone }, index): Named => {
      if (contactId !== undefined) {
        const contact = known.get(contactId.toLowerCase());
        return contact ? { contactId: contact } : refused('contact.not_found', sentence('contact.not_found'));
      }
      if (phone === undefined) return refused('contact.not_named', sentence('contact.not_named'));
      const owner = ownerOf.get(digits[index] ?? '');
      return owner
        ? { contactId: owner }
        : refused('contact.phone_invalid', sentence('contact.phone_invalid', { phone }));
    });
  }
}

function refused(code: ProblemCode, message: string): Named {
  return { problem: { code, message } };
}
