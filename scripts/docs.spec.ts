import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import {
  blockedReasons,
  definitionOf,
  nodes,
  problemCodes,
  sendReasons,
  sentence,
  type NodeType,
  type ProblemCode,
} from '@sendero/shared';

const root = join(__dirname, '..');
const pages = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => join('docs', name));
const guide = pages.filter((page) => dirname(page) === join('docs', 'guide'));
const read = (page: string): string => readFileSync(join(root, page), 'utf8');

describe('the guide', () => {
  it('gives every problem code once, with the sentence that people read', () => {
    const told = guide.flatMap((page) => rowsOf(read(page))).filter(([code]) => isCode(code));
    const expected = problemCodes.map((code) => [code, sentenceOf(code)]);
    expect(told.map(([code, words]) => [code, words]).sort(byFirst)).toEqual(expected.sort(byFirst));
  });

  it('says of every reason of ours whether a message is blocked by it or fails', () => {
    const rows = read('docs/guide/messages-and-policy.md')
      .split('\n')
      .filter((line) => line.startsWith('| `message.'));
    const where = (code: ProblemCode) => rows.find((line) => line.startsWith(`| \`${code}\``))?.split('|')[3] ?? '';
    expect(blockedReasons.filter((code) => !/^ Blocked/.test(where(code)))).toEqual([]);
    const ours = sendReasons.filter((code) => code.startsWith('message.'));
    expect(ours.filter((code) => !/Blocked|Failed/.test(where(code)))).toEqual([]);
  });

  it('tells of every setting', () => {
    const settings = [...read('server/src/config.ts').matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(([, name = '']) => name);
    const told = rowsOf(read('docs/guide/operating.md')).map(([name]) => name);
    expect(settings.filter((name) => !told.includes(name))).toEqual([]);
    expect(settings.length).toBeGreaterThan(10);
  });

  it('tells of every route and of no other', () => {
    const told = rowsOf(read('docs/guide/api.md')).map(([route]) => route);
    const routes = routesOf(JSON.parse(read('docs/openapi.json')));
    expect(told.filter((route) => / \/(api|files)\//.test(route)).sort()).toEqual(routes.sort());
  });

  it('tells of every type of node', () => {
    const types = Object.keys(nodes) as NodeType[];
    const told = rowsOf(read('docs/guide/journeys.md')).map(([title]) => title);
    expect(types.map((type) => definitionOf(type).title).filter((title) => !told.includes(title))).toEqual([]);
  });
});

it.each(pages)('%s links to what is there', (page) => {
  const links = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
  const broken = links.filter((link) => !/^(https?:|mailto:)/.test(link) && !isThere(link, page));
  expect(broken).toEqual([]);
});

/** The first two cells of each row of a page's tables, without the marks around them. */
function rowsOf(text: string): readonly (readonly [string, string])[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|')))
    .map(([, first = '', second = '']) => [first.replace(/^(`|\*\*)(.*)\1$/, '$2'), second] as const);
}

function isCode(text: string): boolean {
  return problemCodes.some((code) => code === text);
}

/** A sentence with the names of its details where they would stand. */
function sentenceOf(code: ProblemCode): string {
  const say = sentence as (code: ProblemCode, details: unknown) => string;
  return say(code, new Proxy({}, { get: (_, name) => `‹${String(name)}›` }));
}

function routesOf({ paths }: { readonly paths: Readonly<Record<string, object>> }): string[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods)
      .filter((method) => ['get', 'post', 'put', 'patch', 'delete'].includes(method))
      .map((method) => `${method.toUpperCase()} ${path}`),
  );
}

/** Whether a link leads to a file, and to a heading of it if it names one. */
function isThere(link: string, from: string): boolean {
  const [path = '', heading] = link.split('#');
  const target = path === '' ? from : relative(root, join(root, dirname(from), path));
  if (!existsSync(join(root, target))) return false;
  return heading === undefined || headingsOf(read(target)).includes(heading);
}

function headingsOf(text: string): readonly string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function byFirst([a = '']: readonly string[], [b = '']: readonly string[]): number {
  return a < b ? -1 : 1;
}
