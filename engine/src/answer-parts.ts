import { valueAt, type JsonValue, type NodeConfig, type RunEvent } from '@sendero/shared';

/** A run's state stays small: a part of an answer that has more characters than this, as JSON, is not kept. */
const LONGEST_PART = 10_000;

/** The variables that a web call's answer sets; a part that is missing or too long sets null. */
export function answerParts(
  { save, saveStatusAs }: NodeConfig<'webhook'>,
  { succeeded, status, body }: Extract<RunEvent, { type: 'callAnswered' }>,
): { readonly [variable: string]: JsonValue } {
  const kept = succeeded ? save.map(({ path, variable }) => [variable, partAt(body, path)] as const) : [];
  return Object.fromEntries([...kept, [saveStatusAs, status] as const].filter(([variable]) => variable !== ''));
}

function partAt(body: JsonValue, path: string): JsonValue {
  const part = valueAt(body, path) ?? null;
  return JSON.stringify(part).length > LONGEST_PART ? null : part;
}
