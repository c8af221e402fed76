import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readConfig } from './config';
import { CHANNEL } from './testing/sandbox';

describe('the settings of the stand-alone simulator', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'simulator-'));
  const file = (name: string, content: unknown): string => {
    const at = path.join(folder, name);
    writeFileSync(at, JSON.stringify(content));
    return at;
  };
  afterAll(() => rmSync(folder, { recursive: true }));

  it('need nothing at all', () => {
    expect(readConfig({})).toMatchObject({
      port: 4000,
      host: '127.0.0.1',
      dataFile: null,
      channels: [{ accessToken: 'sandbox-token', webhookUrl: '' }],
    });
  });

  it('describe one number', () => {
    const { channels } = readConfig({
      PHONE_NUMBER_ID: '1',
      WABA_ID: '2',
      ACCESS_TOKEN: 't',
      APP_SECRET: 's',
      WEBHOOK_URL: 'http://127.0.0.1:1/w',
    });
    expect(channels).toMatchObject([
      { phoneNumberId: '1', wabaId: '2', accessToken: 't', appSecret: 's', webhookUrl: 'http://127.0.0.1:1/w' },
    ]);
  });

  it('or name a file with several', () => {
    const { templates: _templates, ...bare } = CHANNEL;
    const CHANNELS_FILE = file('channels.json', [CHANNEL, { ...bare, phoneNumberId: '2' }]);
    expect(readConfig({ CHANNELS_FILE }).channels).toEqual([
      CHANNEL,
      { ...CHANNEL, phoneNumberId: '2', templates: [] },
    ]);
  });

  it.each([
    ['a port that is none', { PORT: 'ten' }, /PORT must be a number/],
    ['a file that is not there', { CHANNELS_FILE: '/nowhere.json' }, /does not exist/],
    ['an empty file', { CHANNELS_FILE: file('empty.json', []) }, /JSON array/],
    [
      'a channel without a secret',
      { CHANNELS_FILE: file('bare.json', [{ ...CHANNEL, appSecret: undefined }]) },
      /“appSecret”/,
    ],
  ])('refuse %s with a sentence', (_case, env, sentence) => {
    expect(() => readConfig(env)).toThrow(sentence);
  });
});
