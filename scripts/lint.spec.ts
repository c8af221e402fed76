import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const BOUNDARY = '@nx/enforce-module-boundaries';
const IMPORTS = 'no-restricted-imports';
const SYNTAX = 'no-restricted-syntax';
const GLOBALS = 'no-restricted-globals';

/** Each text is linted as if it stood in that file; `broken` are the rules it must break, none when it is fine. */
interface Case {
  readonly name: string;
  readonly file: string;
  readonly text: string;
  readonly broken: readonly string[];
  /** What is wrong shows only in types. */
  readonly byTypes?: true;
}

const cases: readonly Case[] = [
  // who may use whom
  ...forbidden('shared/src/index.ts', [
    '@sendero/engine',
    '@sendero/server',
    '@sendero/simulator',
    'xstate',
    'pg',
    'react',
  ]),
  ...forbidden('engine/src/index.ts', [
    '@sendero/server',
    '@sendero/simulator',
    '@sendero/migrations',
    'typeorm',
    'liquidjs',
  ]),
  ...forbidden('simulator/src/index.ts', ['@sendero/engine', '@sendero/server', '@sendero/migrations', 'typeorm']),
  ...forbidden('migrations/src/index.ts', [
    '@sendero/engine',
    '@sendero/server',
    '@sendero/simulator',
    '@nestjs/common',
  ]),
  ...forbidden('server/src/index.ts', ['react', '@mantine/core', 'xstate', '@sendero/bench', '@sendero/editor']),
  ...forbidden('editor/src/main.tsx', [
    '@sendero/server',
    '@sendero/migrations',
    '@nestjs/common',
    'typeorm',
    'xstate',
    'pg',
  ]),
  ...forbidden('bench/src/demo.ts', ['@sendero/e2e', '@sendero/editor']),
  ...allowed('engine/src/index.ts', ['@sendero/shared', 'xstate']),
  ...allowed('server/src/index.ts', [
    '@sendero/shared',
    '@sendero/engine',
    '@sendero/migrations',
    '@sendero/simulator',
  ]),
  ...allowed('bench/src/demo.ts', ['@sendero/server', '@sendero/simulator']),
  rule('shared/src/index.ts', `import { x } from '../../server/src/errors';\nexport const y = x;`, BOUNDARY),
  rule('editor/src/main.tsx', `import { x } from '@sendero/engine';\nexport const y = x;`, IMPORTS),
  rule('engine/src/index.ts', `import { readFileSync } from 'node:fs';\nexport const y = readFileSync;`, IMPORTS),
  // pure where it must be
  rule('shared/src/index.ts', 'export const x = Date.now();', SYNTAX),
  rule('engine/src/index.ts', 'export const x = new Date();', SYNTAX),
  rule('engine/src/index.ts', 'export const x = Math.random();', SYNTAX),
  rule('engine/src/index.ts', 'export const x = setTimeout(() => undefined, 1);', GLOBALS),
  rule('shared/src/index.ts', "export const x = fetch('http://localhost');", GLOBALS),
  rule('shared/src/index.ts', 'export const x = process.pid;', GLOBALS),
  fine('shared/src/index.ts', 'export const x = new Date(0).toISOString();'),
  // one place for settings, one for SQL
  rule('server/src/errors.ts', "export const x = process.env['PORT'];", SYNTAX),
  fine('server/src/config.ts', "export const x = process.env['PORT'];"),
  rule('server/src/errors.ts', "export const x = 'SELECT id FROM contact';", SYNTAX),
  rule('server/src/errors.ts', 'export const x = (t: string) => `\n  DELETE FROM contact WHERE id = ${t}`;', SYNTAX),
  fine('server/src/contacts/contacts.repository.ts', "export const x = 'SELECT id FROM contact';"),
  fine('server/src/errors.ts', "export const x = 'Select a contact with care';"),
  // mistakes that types alone let pass
  typeRule(
    'server/src/errors.ts',
    'async function f() {}\nexport function g() { f(); }',
    '@typescript-eslint/no-floating-promises',
  ),
  typeRule(
    'server/src/errors.ts',
    "export function f(x: 'a' | 'b') { switch (x) { case 'a': return 1; } return 2; }",
    '@typescript-eslint/switch-exhaustiveness-check',
  ),
  rule('server/src/errors.ts', 'export const x = (y: any) => String(y);', '@typescript-eslint/no-explicit-any'),
  rule(
    'server/src/errors.ts',
    'export const x = (y?: string) => y!.length;',
    '@typescript-eslint/no-non-null-assertion',
  ),
  {
    name: 'does not let a comment switch a rule off',
    file: 'server/src/errors.ts',
    text: '/* eslint-disable */\nexport const x = (y: any) => String(y);',
    broken: ['parser', '@typescript-eslint/no-explicit-any'], // the first one says that the comment does nothing
  },
  rule('server/src/errors.ts', 'export default 1;', SYNTAX),
];

describe('lint', () => {
  let broken: readonly (readonly string[])[] = [];

  beforeAll(() => {
    const output = execFileSync(process.execPath, [join(__dirname, 'lint-texts.mjs')], {
      input: JSON.stringify(cases),
      encoding: 'utf8',
    });
    broken = JSON.parse(output) as string[][];
  }, 120_000);

  it.each(cases.map(({ name, broken: expected }, index) => ({ name, expected, index })))(
    '$name',
    ({ expected, index }) => {
      const found = broken[index]?.map((message) => message.split(': ')[0]);
      expect(found).toEqual(expected);
    },
  );
});

function forbidden(file: string, packages: readonly string[]) {
  return packages.map((name) => ({
    ...rule(file, use(name), BOUNDARY),
    name: `refuses ${name} in ${file.split('/')[0]}`,
  }));
}

function allowed(file: string, packages: readonly string[]) {
  return packages.map((name) => ({ ...fine(file, use(name)), name: `allows ${name} in ${file.split('/')[0]}` }));
}

function use(name: string): string {
  return `import * as used from '${name}';\nexport const use = used;`;
}

function typeRule(file: string, text: string, broken: string): Case {
  return { ...rule(file, text, broken), byTypes: true };
}

function rule(file: string, text: string, broken: string) {
  return { name: `refuses in ${file}: ${text.replaceAll('\n', ' ')}`, file, text, broken: [broken] };
}

function fine(file: string, text: string) {
  return { name: `allows in ${file}: ${text.replaceAll('\n', ' ')}`, file, text, broken: [] };
}
