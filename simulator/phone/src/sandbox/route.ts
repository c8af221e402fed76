/** Whose phone is on the screen and, once chosen, which business they are writing to. */
export interface Route {
  readonly waId: string | null;
  readonly phoneNumberId: string | null;
}

/** Reads `#/<customer>/<business number>`; either part may be missing. */
export function readRoute(hash: string): Route {
  const [waId, phoneNumberId] = hash.replace(/^#\/?/, '').split('/').filter(Boolean).map(decode);
  return { waId: waId ?? null, phoneNumberId: phoneNumberId ?? null };
}

export function writeRoute({ waId, phoneNumberId }: Route): string {
  const parts = [waId, phoneNumberId].flatMap((part) => (part === null ? [] : encodeURIComponent(part)));
  return `#/${parts.join('/')}`;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
