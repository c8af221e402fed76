import type { Consent, ConsentEntry, ContactDetail, ContactSummary } from '@sendero/shared';
import { consentTopics } from '@sendero/shared';
import {
  anyJson,
  flag,
  integer,
  listOf,
  objectSchema,
  oneOfTexts,
  orNull,
  recordOf,
  text,
  time,
  uuid,
} from '../http/api-schema';

const inOrOut = oneOfTexts(['in', 'out']);

const consent = objectSchema<Consent>('Consent', {
  marketing: inOrOut,
  utility: inOrOut,
  authentication: inOrOut,
  suppressed: { ...flag, description: 'They asked us to stop altogether.' },
});

const summaryFields = {
  id: uuid,
  name: text,
  phone: { ...text, description: 'E.164; empty when only a user id is known.' },
  consent,
  lastInboundAt: orNull(time),
  activeRuns: integer,
  createdAt: time,
};
export const contactSummary = objectSchema<ContactSummary>('ContactSummary', summaryFields);

export const contactDetail = objectSchema<ContactDetail>('ContactDetail', {
  ...summaryFields,
  language: text,
  timeZone: { ...text, description: 'An IANA name; empty when not known, and the workspace’s zone counts.' },
  attributes: recordOf(anyJson),
  tags: listOf(text),
  addresses: listOf(
    objectSchema<ContactDetail['addresses'][number]>('ContactAddress', {
      kind: oneOfTexts(['phone', 'wa_id', 'user_id']),
      value: text,
    }),
  ),
});

export const consentEntry = objectSchema<ConsentEntry>('ConsentEntry', {
  id: uuid,
  topic: oneOfTexts(consentTopics),
  state: inOrOut,
  source: text,
  evidence: text,
  at: time,
});
