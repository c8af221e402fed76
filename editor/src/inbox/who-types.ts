import { newIdempotencyKey } from './idempotency-key';

const KEY = 'sendero.writer';

/** How colleagues see the person at this browser. */
export interface Writer {
  readonly id: string;
  readonly name: string;
}

/** The same for every tab of a browser, for as long as it keeps its storage. */
export function whoTypes(): Writer {
  const known = localStorage.getItem(KEY);
  const id = known ?? newIdempotencyKey();
  if (known === null) localStorage.setItem(KEY, id);
  return { id, name: 'Another agent' };
}
