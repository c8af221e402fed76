import type { Finding } from '../nodes';
import { patternGroups, patternProblem } from '../pattern';
import { sentence } from '../problems';
import { incomplete } from './incomplete';

/** Why a pattern can't be used; `where` is the part of the node that has it. */
export function patternFindings(pattern: string, where: string, title: string): readonly Finding[] {
  if (pattern.trim() === '') return [incomplete(title, `${where} has no pattern. Write one.`)];
  const detail = patternProblem(pattern);
  if (detail !== null) {
    const message = sentence('node.pattern_invalid', { title, pattern, detail });
    return [{ code: 'node.pattern_invalid', severity: 'error', message }];
  }
  return patternGroups(pattern)
    .filter((name) => !/^[a-z][a-z0-9_]{0,39}$/.test(name))
    .map((name) =>
      incomplete(title, `the group “${name}” of a pattern must have small letters, digits and underscores.`),
    );
}
