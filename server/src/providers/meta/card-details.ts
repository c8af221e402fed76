import type { CardDetails } from '@sendero/shared';
import { z } from 'zod';

const text = z.string().transform((value) => value.replaceAll('\u0000', ''));
/** Its texts; undefined when there are none. */
const fields = z
  .record(z.string(), z.unknown())
  .transform((all) => {
    const texts = Object.entries(all).flatMap(([name, value]) => {
      const { data = '' } = text.safeParse(value);
      return data === '' ? [] : [[name, data] as const];
    });
    return texts.length === 0 ? undefined : Object.fromEntries(texts);
  })
  .catch(undefined);
const entries = z
  .array(fields)
  .transform((all) => all.filter((one) => one !== undefined))
  .catch([]);
const card = z.object({
  birthday: text.catch(''),
  ...{ name: fields, org: fields },
  ...{ phones: entries, emails: entries, addresses: entries, urls: entries },
});

/** All that a contact card says (Meta, “Contacts messages”); what is empty or can't be read is left out. */
export function cardDetails(item: unknown): CardDetails {
  const { data } = card.safeParse(item);
  if (!data) return {};
  const { birthday, name, org, phones, emails, addresses, urls } = data;
  return {
    ...(birthday && { birthday }),
    ...(name && { name }),
    ...(org && { org }),
    ...(phones.length > 0 && { phones }),
    ...(emails.length > 0 && { emails }),
    ...(addresses.length > 0 && { addresses }),
    ...(urls.length > 0 && { urls }),
  };
}
