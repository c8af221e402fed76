import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockDataFolder } from './data-folder-lock';
import { startMark, waitForExit } from './process-table';

describe('the lock on a data folder', () => {
  let folder: string;
  let other: ChildProcess;
  const pidOfOther = () => other.pid ?? 0;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sendero-lock-'));
    other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  });
  afterAll(() => {
    other.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  });

  const left = (content: string) => writeFileSync(join(folder, 'sendero.lock'), content);

  it('refuses a folder whose owner runs', () => {
    left(JSON.stringify({ pid: pidOfOther(), mark: startMark(pidOfOther()) }));
    expect(() => lockDataFolder(folder)).toThrow(
      expect.objectContaining({
        code: 'setup.data_folder_in_use',
        message: expect.stringContaining(`process ${pidOfOther()}`),
      }),
    );
  });

  it.each([
    ['whose process got the pid of a dead one', () => JSON.stringify({ pid: pidOfOther(), mark: 'an earlier start' })],
    ['that a crash cut short', () => '{"pid": 12'],
    ['that holds something else', () => '"hello"'],
  ])('takes over a claim %s', (_, content) => {
    left(content());
    lockDataFolder(folder).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('takes over the claim of a process that was killed', async () => {
    const victim = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const pid = victim.pid ?? 0;
    left(JSON.stringify({ pid, mark: startMark(pid) }));
    victim.kill('SIGKILL');
    expect(await waitForExit(pid, 30_000)).toBe(true);
    lockDataFolder(folder).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says that a folder cannot be made where a file is', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => lockDataFolder(join(folder, 'file', 'data'))).toThrow(
      expect.objectContaining({ code: 'setup.data_folder_not_writable' }),
    );
  });
});
