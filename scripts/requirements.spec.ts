import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..');
const page = readFileSync(join(root, 'docs', 'requirements.md'), 'utf8');

interface Requirement {
  readonly id: string;
  readonly owes: string;
  /** Files that do it. */
  readonly where: readonly string[];
  /** The word before the colon. */
  readonly state: string;
  /** What stands after the colon; '' without one. */
  readonly says: string;
}

/** How many requirements each family has; they are numbered from 1. */
const families = [
  { name: 'NET', last: 34, digits: 2 },
  { name: 'WEB', last: 53, digits: 2 },
  { name: 'BLO', last: 34, digits: 2 },
  { name: 'CT', last: 46, digits: 2 },
  { name: 'CTN', last: 20, digits: 2 },
  { name: 'X', last: 20, digits: 1 },
];

const requirements = page.split('\n').flatMap(requirementIn);

describe('the list of requirements', () => {
  it('has every id once, in order', () => {
    const expected = families.flatMap(({ name, last, digits }) =>
      Array.from({ length: last }, (_, index) => `${name}-${String(index + 1).padStart(digits, '0')}`),
    );
    expect(requirements.map(({ id }) => id)).toEqual(expected);
  });

  it('says of each what is owed', () => {
    expect(requirements.filter(({ owes }) => owes === '')).toEqual([]);
  });

  it('knows three states', () => {
    expect([...new Set(requirements.map(({ state }) => state))].sort()).toEqual(['done', 'partly', 'planned']);
  });

  it('names no file that is not there', () => {
    const named = requirements.flatMap(({ where, says }) => [...where, ...codeIn(says)]);
    expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  it('says what there is of everything that is partly there, and where', () => {
    const vague = requirements.filter(({ state, says, where }) => state === 'partly' && (says === '' || !where.length));
    expect(vague).toEqual([]);
  });

  it('says nothing about where what is only planned lives', () => {
    expect(requirements.filter(({ state, says, where }) => state === 'planned' && (says || where.length))).toEqual([]);
  });

  it.each(requirements.filter(({ state }) => state === 'done'))('has proof of $id', ({ id, where, says }) => {
    const proofs = codeIn(says);
    expect(proofs).not.toEqual([]);
    expect(where).not.toEqual([]);
    expect(proofs.filter((file) => !isTest(file) || !names(readFileSync(join(root, file), 'utf8'), id))).toEqual([]);
  });
});

/** A line of a table whose first column is an id. */
function requirementIn(line: string): readonly Requirement[] {
  const [, id = '', owes = '', where = '', state = ''] = line.split('|').map((cell) => cell.trim());
  if (!/^[A-Z]+-\d+$/.test(id)) return [];
  const [word = '', ...rest] = state.split(': ');
  return [{ id, owes, where: codeIn(where), state: word, says: rest.join(': ') }];
}

function codeIn(text: string): readonly string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
}

/** A spec, or a file of cases that a spec reads. */
function isTest(file: string): boolean {
  return /(\.|int-)spec\.tsx?$/.test(file) || file.includes('/testdata/');
}

/** Whether the id stands in the text, and not as the beginning of a longer one. */
function names(text: string, id: string): boolean {
  return new RegExp(`(?<![\\w-])${id}(?!\\d)`).test(text);
}
