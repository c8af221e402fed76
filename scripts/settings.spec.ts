import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (...path: readonly string[]) => readFileSync(join(__dirname, '..', ...path), 'utf8');
const names = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name]) => name ?? '').sort();

describe('.env.example', () => {
  it('tells of every setting that config.ts reads, and of no other', () => {
    const settings = names(read('server', 'src', 'config.ts'), /^ {2}([A-Z][A-Z_]+): /gm);
    expect(settings).toContain('PORT');
    expect(names(read('.env.example'), /^#?([A-Z][A-Z_]+)=/gm)).toEqual(settings);
  });
});
