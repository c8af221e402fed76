// What every command needs: the root folder, the packages installed, projects built, programs run.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { step } from './progress.mjs';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const modules = path.join(root, 'node_modules');

/** A program that ended badly: `code` is its exit code or the signal that ended it, `output` what it said. */
export class ProgramFailed extends Error {
  constructor(command, code, output) {
    super(`${command} ended with code ${code}`);
    this.code = code;
    this.output = output;
  }
}

/** Runs a program in the root folder. Shows its output as it comes, or keeps it for the error when `quiet`. */
export function run(command, args, { quiet = false, env = {}, cwd = root } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      shell: process.platform === 'win32',
    });
    let output = '';
    for (const stream of quiet ? [child.stdout, child.stderr] : []) {
      stream.on('data', (chunk) => (output += chunk));
    }
    child.once('error', reject);
    child.once('close', (code, signal) =>
      code === 0 ? resolve(output) : reject(new ProgramFailed([command, ...args].join(' '), code ?? signal, output)),
    );
  });
}

/** The path of a program that a package brought. */
export const bin = (name) => path.join(modules, '.bin', name);

export const nx = (args, options = {}) =>
  run(bin('nx'), args, { ...options, env: { NX_DAEMON: 'false', NX_TUI: 'false', ...options.env } });

/** Installs the packages when there are none, or when others are asked for than last time. */
export async function ensureInstalled() {
  const stamp = path.join(modules, '.sendero-install');
  const wanted = hashOf([path.join(root, 'package-lock.json')], process.platform, process.arch);
  if (read(stamp) === wanted) return;
  if (!installedByHand()) {
    await step('Installing packages', () =>
      run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], { quiet: true }),
    );
  }
  writeFileSync(stamp, wanted);
}

/** Somebody ran npm install after the lock file last changed. */
function installedByHand() {
  const record = path.join(modules, '.package-lock.json');
  return existsSync(record) && statSync(record).mtimeMs >= statSync(path.join(root, 'package-lock.json')).mtimeMs;
}

/** Builds the projects and what they depend on, unless nothing changed since this was last done. */
export async function ensureBuilt(projects, title = 'Building') {
  const stamp = path.join(modules, `.sendero-build-${projects.join('-')}`);
  const sources = hashOfSources();
  if (read(stamp) === sources && projects.every((project) => existsSync(path.join(root, project, 'dist')))) return;
  await step(title, () => nx(['run-many', '-t', 'build', '-p', ...projects, '--outputStyle=static'], { quiet: true }));
  writeFileSync(stamp, sources);
}

const SETTINGS = ['package-lock.json', 'nx.json', '.swcrc', 'tsconfig.base.json'];
const NOT_SOURCES = new Set(['node_modules', 'dist', 'testdata', '.vite', 'coverage']);

/** Names, sizes and times of all that goes into a build: cheap enough for every start. */
function hashOfSources() {
  const { workspaces } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const files = [
    ...SETTINGS.map((name) => path.join(root, name)),
    ...workspaces.flatMap((name) => list(path.join(root, name))),
  ];
  const facts = files.map((file) => `${path.relative(root, file)} ${statSync(file).size} ${statSync(file).mtimeMs}`);
  return hashOf([], ...facts);
}

function list(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !NOT_SOURCES.has(name) && !/\.(spec|int-spec)\.tsx?$|\.md$/.test(name))
    .flatMap((entry) => (entry.isDirectory() ? list(path.join(folder, entry.name)) : [path.join(folder, entry.name)]));
}

function hashOf(files, ...facts) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  for (const fact of facts) hash.update(`${fact}\n`);
  return hash.digest('hex');
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Prints why a step failed: for a program its own words, the last lines if they are many. */
export function explain(error) {
  if (!(error instanceof ProgramFailed)) return console.error(error);
  const lines = error.output.trimEnd().split('\n');
  console.error(`${lines.slice(-80).join('\n')}\n\n${hintFor(error.output)}${error.message}`);
}

function hintFor(output) {
  if (/ENOSPC|no space left/i.test(output)) return 'The disk is full: free about 2 GB and try again. ';
  if (/ENOTFOUND|ETIMEDOUT|ECONNREFUSED|EAI_AGAIN/.test(output)) return 'The npm registry could not be reached. ';
  if (/EACCES|EPERM/.test(output)) return 'A file could not be written: is this folder yours? ';
  return '';
}
