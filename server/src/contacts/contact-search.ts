/** What a search for people matches, as LIKE patterns: part of a name, or part of a phone number. */
export interface ContactSearch {
  readonly name: string | null;
  readonly phone: string | null;
}

/** Nothing to search for matches everybody. */
export function contactSearch(search: string | undefined): ContactSearch {
  const words = search?.trim() ?? '';
  const digits = /^[+\d\s().-]+$/.test(words) ? words.replace(/\D/g, '') : '';
  return {
    name: words === '' ? null : `%${words.replace(/[\\%_]/g, '\\$&')}%`,
    phone: digits === '' ? null : `%${digits}%`,
  };
}

/** The condition on the contact `alias`; `name` and `phone` are the places of the patterns' parameters. */
export function matchesSearch(alias: string, name: string, phone: string): string {
  return `(${name}::text IS NULL OR ${alias}.name ILIKE ${name} OR ${alias}.phone LIKE ${phone}::text)`;
}
