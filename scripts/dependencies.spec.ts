import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Manifest {
  readonly workspaces?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const root = join(__dirname, '..');
const page = readFileSync(join(root, 'docs', 'decisions', '0009-every-dependency-has-a-reason.md'), 'utf8');

describe('the page of dependencies', () => {
  const listed = page
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name));

  it('gives a reason for every package that is asked for, and for no other', () => {
    expect([...new Set(listed)].sort()).toEqual(askedFor());
  });

  it('names each package once', () => {
    expect(listed.filter((name, index) => listed.indexOf(name) !== index)).toEqual([]);
  });
});

function askedFor(): readonly string[] {
  const manifests = ['.', ...(manifest('.').workspaces ?? [])].map(manifest);
  const names = manifests.flatMap(({ dependencies = {}, devDependencies = {} }) => [
    ...Object.keys(dependencies),
    ...Object.keys(devDependencies),
  ]);
  return [...new Set(names)].filter((name) => !name.startsWith('@sendero/')).sort();
}

function manifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Manifest;
}
