import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createSimulator } from '../create-simulator';
import { objectsIn, textIn } from '../json';
import { CHANNEL, QUICK, Sandbox, until } from '../testing/sandbox';

const MAYA = '15550100123';

describe('a sandbox with a data file', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'simulator-'));
  const open: Sandbox[] = [];
  const start = async (options: Parameters<typeof Sandbox.start>[0]): Promise<Sandbox> => {
    const sandbox = await Sandbox.start(options);
    open.push(sandbox);
    return sandbox;
  };
  afterEach(() => Promise.all(open.splice(0).map((sandbox) => sandbox.close())));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('comes back after a restart with its chats, record, clock, open windows and what was still to happen', async () => {
    const dataFile = path.join(folder, 'sandbox.json');
    const before = await start({ dataFile, settings: { ...QUICK, deliveredDelayMs: [60_000, 60_000] } });
    await before.control('POST', 'customers', { waId: MAYA, name: 'Maya' });
    await before.control('POST', 'clock', { advanceMs: 3_600_000 });
    await before.write(MAYA);
    const wamid = await before.sendText(MAYA, 'Half way', { biz_opaque_callback_data: 'm1' });
    await until(
      () => before.receiver.statusesOf(wamid),
      (seen) => seen.length === 1,
    );
    await until(
      () => before.summary(),
      (summary) => summary.inboundDelivered === 1,
    );
    await before.receiver.stop();
    await before.write(MAYA, { type: 'text', text: 'Anyone there?' });
    await before.close();

    const after = await start({ dataFile });
    await until(
      () => after.receiver.statusesOf(wamid),
      (seen) => seen.length === 1,
    );
    expect(after.receiver.statusesOf(wamid)).toEqual(['delivered']);
    await until(
      () => after.receiver.messages(),
      (seen) => seen.length === 1,
    );
    expect(after.receiver.messages()).toMatchObject([{ text: { body: 'Anyone there?' } }]);
    expect((await after.chat(MAYA)).map((entry) => entry['from'])).toEqual(['customer', 'business', 'customer']);
    expect((await after.control('GET', 'clock')).body['aheadMs']).toBeGreaterThanOrEqual(3_590_000);
    await after.sendText(MAYA, 'Again', { biz_opaque_callback_data: 'm1' });
    const summary = await until(
      () => after.summary(),
      (each) => each.byStatus['delivered'] === 2 && each.statusesPending === 0,
    );
    expect(summary).toMatchObject({ accepted: 2, duplicates: 1, inboundDelivered: 2, inboundPending: 0 });
    const record = (await after.control('GET', 'record')).body;
    expect(objectsIn(record, 'messages').map((each) => [each['sequence'], textIn(each, 'text')])).toEqual([
      [1, 'Half way'],
      [2, 'Again'],
    ]);
  });

  it('saves by itself a moment after a change, in one piece', async () => {
    const dataFile = path.join(folder, 'deep', 'sandbox.json');
    const sandbox = await start({ dataFile });
    await sandbox.write(MAYA);
    const saved = await until(
      () => {
        try {
          return readFileSync(dataFile, 'utf8');
        } catch {
          return '';
        }
      },
      (content) => content !== '',
    );
    expect(JSON.parse(saved)).toMatchObject({ version: 1, people: [{ waId: MAYA }] });
  });

  it.each([
    ['damaged', '{"version":1,', /is damaged/],
    ['written by another version', '{"version":99}', /another version/],
  ])('refuses a file that is %s with one sentence', (_case, content, sentence) => {
    const dataFile = path.join(folder, 'other.json');
    writeFileSync(dataFile, content);
    expect(() => createSimulator({ channels: [CHANNEL], canAdvanceClock: true, dataFile })).toThrow(sentence);
  });
});
