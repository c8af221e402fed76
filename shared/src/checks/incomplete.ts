import type { Finding } from '../nodes';
import { sentence } from '../problems';

/** A finding for something that the designer has not finished; `detail` says what to do, such as “add a word.” */
export function incomplete(title: string, detail: string): Finding {
  return { code: 'node.incomplete', severity: 'error', message: sentence('node.incomplete', { title, detail }) };
}

/** Cases that share an id, and with it an output, so that the later one can never be left by. */
export function sharedCaseIds(cases: readonly { readonly id: string }[], title: string): readonly Finding[] {
  const ids = cases.map(({ id }) => id);
  const shared = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
  return shared.map((id) => incomplete(title, `two cases have the id “${id}”. Delete one and add it anew.`));
}

/** Whether a list has nothing in it but blanks. */
export function isBlankList(words: readonly string[]): boolean {
  return words.every((word) => word.trim() === '');
}
