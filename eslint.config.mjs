// What TypeScript cannot check by itself. There are no warnings: a rule is an error or it is not here.
import eslint from '@eslint/js';
import { createProjectGraphAsync } from '@nx/devkit';
import nx from '@nx/eslint-plugin';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

// The boundary rule reads Nx's project graph from its cache, and would skip itself without a word if there were none.
process.env.NX_DAEMON = 'false';
await createProjectGraphAsync({ exitOnError: false });

const TESTS = ['**/*.spec.ts', '**/*.spec.tsx', '**/*.int-spec.ts', '**/testing/**', 'e2e/**', 'bench/**'];
const TOOLS = ['**/*.config.js', '**/*.config.ts', '**/*.config.mjs', 'jest.preset.js', 'scripts/**', 'examples/**'];

/** Which project may use which: the arrows of docs/glossary.md, and the packages that would smuggle another one in. */
const boundaries = [
  {
    sourceTag: 'shared',
    onlyDependOnLibsWithTags: [],
    allowedExternalImports: ['zod', 'liquidjs', 'temporal-polyfill', 're2js', 'fast-check'],
  },
  {
    sourceTag: 'engine',
    onlyDependOnLibsWithTags: ['shared'],
    allowedExternalImports: ['xstate', 'zod', 'fast-check'],
  },
  {
    sourceTag: 'simulator',
    onlyDependOnLibsWithTags: ['shared'],
    bannedExternalImports: ['@nestjs/*', 'typeorm', 'xstate'],
  },
  {
    sourceTag: 'migrations',
    onlyDependOnLibsWithTags: ['shared'],
    bannedExternalImports: ['@nestjs/*', 'react*', 'xstate'],
  },
  {
    // The simulator is in the list because the server mounts it at /sandbox, so that one command starts everything.
    sourceTag: 'server',
    onlyDependOnLibsWithTags: ['shared', 'engine', 'migrations', 'simulator'],
    bannedExternalImports: ['react*', '@xyflow/*', '@mantine/*', 'xstate'],
  },
  {
    sourceTag: 'editor',
    onlyDependOnLibsWithTags: ['shared', 'engine'],
    bannedExternalImports: ['@nestjs/*', 'typeorm', 'pg', 'bullmq', 'xstate'],
  },
  { sourceTag: 'bench', onlyDependOnLibsWithTags: ['shared', 'engine', 'migrations', 'simulator', 'server'] },
  { sourceTag: 'e2e', onlyDependOnLibsWithTags: ['shared', 'engine', 'migrations', 'simulator', 'server'] },
];

const NAMED_EXPORTS = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name: the same thing is then called the same everywhere.',
};
const clockOrChance = (selector, what) => ({
  selector,
  message: `${what} is not for shared and engine: take now, ids and seeds as arguments, and leave I/O to the server.`,
});
const PURE = [
  clockOrChance("MemberExpression[object.name='Date'][property.name='now']", 'Date.now'),
  clockOrChance("NewExpression[callee.name='Date'][arguments.length=0]", 'new Date()'),
  clockOrChance("MemberExpression[object.name='Math'][property.name='random']", 'Math.random'),
];
const SETTINGS = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Settings are read in config.ts and nowhere else.',
};
const SQL = {
  selector:
    ':matches(TemplateElement[value.raw=/^\\s*(SELECT(?! pg_notify)|INSERT INTO|UPDATE|DELETE FROM|WITH)\\s/], Literal[value=/^\\s*(SELECT(?! pg_notify)|INSERT INTO|UPDATE|DELETE FROM|WITH)\\s.*\\s/])',
  message: 'SQL lives in a *.repository.ts (or an effect, which is SQL and nothing else).',
};

export default tseslint.config(
  { ignores: ['**/node_modules/**', '**/dist/**', '.nx/**', '.data/**', 'coverage/**', '**/public/**'] },
  { linterOptions: { noInlineConfig: true } },
  eslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked],
    plugins: { '@nx': nx },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        { enforceBuildableLibDependency: false, allow: [], depConstraints: boundaries },
      ],
      '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: true }],
      '@typescript-eslint/no-misused-promises': [
        'error',
        {
          checksVoidReturn: {
            arguments: true,
            returns: false,
            attributes: false,
            properties: false,
            variables: false,
            inheritedMethods: false,
          },
        },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/no-unsafe-assignment': 'off', // JSON.parse and query results are given their type where they arrive
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unnecessary-type-assertion': 'off', // finds fault with conversions by way of unknown
      '@typescript-eslint/no-redundant-type-constituents': 'off', // 'marketing' | string documents the usual values
      '@typescript-eslint/require-await': 'off', // an interface may be asynchronous where one implementation is not
      '@typescript-eslint/unbound-method': 'off',
      'no-restricted-syntax': ['error', NAMED_EXPORTS],
      'max-lines': ['error', { max: 400 }],
      'no-useless-assignment': 'off', // does not see what decorators use
      eqeqeq: 'error',
    },
  },
  {
    files: ['shared/src/**/*.ts', 'engine/src/**/*.ts'],
    ignores: TESTS,
    rules: {
      'no-restricted-syntax': ['error', NAMED_EXPORTS, ...PURE],
      'no-restricted-globals': [
        'error',
        ...[
          'setTimeout',
          'setInterval',
          'setImmediate',
          'queueMicrotask',
          'fetch',
          'process',
          'performance',
          'crypto',
          'console',
        ].map((name) => ({ name, message: 'shared and engine are pure: no clock, no chance, no I/O.' })),
      ],
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['node:*'], message: 'shared and engine also run in a browser.' }] },
      ],
    },
  },
  {
    files: ['server/src/**/*.ts'],
    ignores: [...TESTS, '**/config.ts', '**/*.repository.ts', 'server/src/effects/**', 'server/src/database/**'],
    rules: { 'no-restricted-syntax': ['error', NAMED_EXPORTS, SETTINGS, SQL] },
  },
  {
    files: ['simulator/src/**/*.ts'],
    ignores: [...TESTS, '**/config.ts'],
    rules: { 'no-restricted-syntax': ['error', NAMED_EXPORTS, SETTINGS] },
  },
  {
    files: ['editor/src/**/*.ts', 'editor/src/**/*.tsx'],
    ignores: ['editor/src/simulate/**', 'editor/src/rules/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['@sendero/engine', '@sendero/engine/*'],
              message:
                'Only Simulate and Rules decide in the browser as production does: editor/src/simulate, editor/src/rules.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['editor/src/**/*.ts', 'editor/src/**/*.tsx', 'simulator/phone/**/*.ts', 'simulator/phone/**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  { files: TESTS, rules: { '@typescript-eslint/no-unsafe-member-access': 'off' } },
  { files: [...TESTS, 'migrations/src/[0-9]*.ts'], rules: { 'max-lines': 'off' } },
  {
    files: TOOLS,
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        module: 'writable',
        require: 'readonly',
        __dirname: 'readonly',
        setTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        globalThis: 'readonly',
        Buffer: 'readonly',
        fetch: 'readonly',
      },
    },
    rules: { '@nx/enforce-module-boundaries': 'off', 'no-restricted-syntax': 'off' },
  },
);
