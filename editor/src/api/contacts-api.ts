import type {
  ConsentEntry,
  ConsentState,
  ConsentTopic,
  ContactDetail,
  ContactId,
  ContactSummary,
  JsonValue,
  Listening,
  Page,
} from '@sendero/shared';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { paging } from './pages';
import { request } from './request';

export interface ContactFields {
  readonly name: string;
  readonly attributes?: { readonly [name: string]: JsonValue };
  readonly tags?: readonly string[];
  readonly language?: string;
  /** '' when it is not known. */
  readonly timeZone?: string;
}

export interface NewContact extends ContactFields {
  readonly phone: string;
}

export interface NewConsentEntry {
  readonly topic: ConsentTopic;
  readonly state: ConsentState;
  readonly evidence: string;
}

export const contactQueries = {
  lists: ['contacts', 'list'] as const,
  list: (search: string) =>
    infiniteQueryOptions({
      queryKey: ['contacts', 'list', search],
      queryFn: ({ pageParam, signal }) => listContacts(search, pageParam, signal),
      ...paging,
    }),
  listening: (id: ContactId) =>
    queryOptions({
      queryKey: ['contacts', id, 'listening'],
      queryFn: ({ signal }): Promise<Listening> => request('GET', `/contacts/${id}/listening`, { signal }),
    }),
  detail: (id: ContactId) =>
    queryOptions({ queryKey: ['contacts', id, 'detail'], queryFn: ({ signal }) => getContact(id, signal) }),
  consent: (id: ContactId) =>
    infiniteQueryOptions({
      queryKey: ['contacts', id, 'consent'],
      queryFn: ({ pageParam, signal }) => listConsent(id, pageParam, signal),
      ...paging,
    }),
};

/** Newest first; `search` looks into names and phone numbers. */
function listContacts(
  search: string,
  cursor: string | null = null,
  signal?: AbortSignal,
): Promise<Page<ContactSummary>> {
  return request('GET', '/contacts', { query: { search, cursor: cursor ?? undefined }, ...(signal && { signal }) });
}

/** @throws ProblemError `contact.phone_invalid`, `contact.phone_taken` */
export function createContact(contact: NewContact): Promise<ContactDetail> {
  return request('POST', '/contacts', { body: contact });
}

export function getContact(id: ContactId, signal?: AbortSignal): Promise<ContactDetail> {
  return request('GET', `/contacts/${id}`, signal && { signal });
}

export function updateContact(id: ContactId, changes: Partial<ContactFields>): Promise<ContactDetail> {
  return request('PATCH', `/contacts/${id}`, { body: changes });
}

/** The consent ledger, newest first. */
function listConsent(id: ContactId, cursor: string | null = null, signal?: AbortSignal): Promise<Page<ConsentEntry>> {
  return request('GET', `/contacts/${id}/consent`, {
    query: { cursor: cursor ?? undefined },
    ...(signal && { signal }),
  });
}

export function recordConsent(id: ContactId, entry: NewConsentEntry): Promise<ConsentEntry> {
  return request('POST', `/contacts/${id}/consent`, { body: entry });
}
