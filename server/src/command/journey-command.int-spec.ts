import { compile, NOBODY, scenarioOf, type Opening } from '@sendero/engine';
import {
  writeJourney,
  type AuditEntry,
  type JourneyDetail,
  type JourneyDocument,
  type NamedScenario,
  type Page,
  type Scenario,
} from '@sendero/shared';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { anyMessage, aStraightJourney, end, text, waitFor } from '../testing/journeys';
import { API_KEY, TestApi } from '../testing/test-api';
import { journeyCommand } from './journey-command';

const NOBODY_ANSWERS = 'http://localhost:9';

const hello = (words: string) =>
  aStraightJourney({ start: anyMessage, hi: text(words), rest: waitFor(1, 'hours'), done: end });

const NOON = Date.parse('2026-11-20T12:00:00Z');
const opening: Opening = {
  now: NOON,
  contact: { id: NOBODY, name: 'Ada', phone: '', language: 'en', timeZone: 'Europe/Lisbon', attributes: {}, tags: [] },
  createdAt: NOON,
  consent: [],
  lastInboundAt: null,
  seed: 's',
};

function greeted(document: JourneyDocument, name = 'Is greeted'): NamedScenario {
  const actions = [{ type: 'write', text: 'Hi', content: { type: 'text' } } as const, { type: 'toNextTimer' } as const];
  const known = {
    templates: [],
    segments: [],
    optOutWords: ['STOP'],
    optInWords: ['START'],
    linkBase: null,
    frequencyCap: null,
  };
  return { name, document: scenarioOf(compile(document), { opening, actions }, known) };
}

describe('npm run journey', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'sendero-journey-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const write = (name: string, content: string): string => {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    return file;
  };
  const asFile = (name: string, document: JourneyDocument, scenarios: readonly NamedScenario[] = []) =>
    write(name, writeJourney(document, scenarios));

  /** Types a command where nobody answers, unless it says where somebody does. */
  const type = async (...args: string[]) => {
    const [said, complained]: [string[], string[]] = [[], []];
    const home = { url: NOBODY_ANSWERS, apiKey: API_KEY };
    const code = await journeyCommand(
      args,
      home,
      (line) => said.push(line),
      (line) => complained.push(line),
    );
    return { code, said: said.join('\n'), complained: complained.join('\n') };
  };

  describe('what is asked wrongly ends with 2 and a sentence', () => {
    it.each<[string, () => string[], RegExp]>([
      ['no command', () => [], /^$/],
      ['an unknown command', () => ['walk', 'x.json'], /There is no command “walk”/],
      ['no file', () => ['lint'], /Say which file/],
      ['a file that is not there', () => ['lint', path.join(folder, 'none.json')], /There is no file .*none\.json/],
      ['a folder', () => ['lint', folder], /is a folder/],
      ['what is no JSON', () => ['lint', write('broken.json', '{')], /This is not JSON/],
      ['JSON that is no journey', () => ['simulate', write('other.json', '[]')], /it has no “nodes”/],
      [
        'a scenario that is none',
        () => [
          'simulate',
          write('bad.json', '{"schema":1,"nodes":[],"edges":[],"scenarios":[{"name":"A","document":{"schema":1}}]}'),
        ],
        /scenario “A”, document.startsAt/,
      ],
      ['too many files', () => ['lint', 'a.json', 'b.json'], /“b.json” is too much/],
      ['an unknown option', () => ['lint', 'a.json', '--loud'], /--loud/],
      ['no address', () => ['lint', 'a.json', '--server', 'here'], /--server takes an address/],
      ['an unknown fate', () => ['publish', 'a.json', '--in-flight', 'drop'], /stay, move or exit, not “drop”/],
      ['a map without a move', () => ['publish', 'a.json', '--map', 'a=b'], /--map needs --in-flight move/],
      ['a map that is none', () => ['publish', 'a.json', '--in-flight', 'move', '--map', 'a b'], /--map takes the ids/],
      ['nobody to publish to', () => ['publish', asFile('hello.json', hello('Hi'))], /Nobody answers at/],
      ['nobody to compare with', () => ['diff', asFile('hello.json', hello('Hi'))], /Nobody answers at/],
      [
        'no scenarios',
        () => ['simulate', asFile('bare.json', hello('Hi'))],
        /has no scenarios, and there is no .*bare\.scenarios\.json/,
      ],
      [
        'no such scenario',
        () => ['simulate', asFile('one.json', hello('Hi'), [greeted(hello('Hi'))]), '--scenario', 'Other'],
        /No scenario is called “Other”. There are: Is greeted/,
      ],
    ])('%s', async (_, args, complaint) => {
      const { code, complained } = await type(...args());
      expect(code).toBe(2);
      expect(complained).toMatch(complaint);
    });
  });

  it('tells how it is used', async () => {
    const { code, said } = await type('--help');
    expect([code, said]).toEqual([0, expect.stringContaining('lint FILE')]);
  });

  describe('lint, without a server', () => {
    it('finds nothing in a journey that is well, and says what it could not look at', async () => {
      const { code, said } = await type('lint', asFile('hello.json', hello('Hi')));
      expect([code, said]).toEqual([0, expect.stringContaining('No problems.')]);
      expect(said).toContain('Not checked, because nobody answers');
    });

    it('ends with 1 when something keeps it from being published', async () => {
      const { code, said } = await type('lint', asFile('empty.json', hello('')));
      expect([code, said]).toEqual([1, expect.stringMatching(/error {4}“hi” has no text.*\[send\.text_missing\]/)]);
      expect(said).toContain('1 error, 0 warnings.');
    });

    it('does not call a template missing that it could not look up', async () => {
      const offer = aStraightJourney({
        start: anyMessage,
        hi: ['send', { message: null, template: { name: 'hello', language: 'en', body: [] } }],
        done: end,
      });
      expect((await type('lint', asFile('offer.json', offer))).code).toBe(0);
    });
  });

  describe('simulate', () => {
    it('walks what is in the file and beside it, and tells every step', async () => {
      const file = asFile('walked.journey.json', hello('Hi'), [greeted(hello('Hi'))]);
      write('walked.scenarios.json', JSON.stringify([greeted(hello('Hi'), 'Is greeted again')]));
      const { code, said } = await type('simulate', file);
      expect(code).toBe(0);
      expect(said.split('\n').slice(0, 8)).toEqual([
        '✓ Is greeted',
        '  2026-11-20 12:00  The customer wrote “Hi”',
        '      start → Next',
        '      hi → Sent “Hi”',
        '      now at rest',
        '  2026-11-20 13:00  The time was up',
        '      rest → Next',
        '      done',
      ]);
      expect(said).toContain('✓ Is greeted again');
      expect(said).toContain('All 2 scenarios pass.');
    });

    it('ends with 1 and the difference when one does not pass', async () => {
      const file = asFile('red.json', hello('Hello'), [greeted(hello('Hi')), greeted(hello('Hello'), 'Newer')]);
      const { code, said } = await type('simulate', file, '--quiet');
      expect([code, said]).toEqual([
        1,
        [
          '✗ Is greeted',
          '  ✗ Message 1, from “hi”, says “Hello” instead of “Hi”.',
          '',
          '✓ Newer',
          '1 of 2 scenarios do not pass.',
        ].join('\n'),
      ]);
      expect((await type('simulate', file, '--scenario', 'Newer')).code).toBe(0);
    });
  });

  it('diff tells what changes against another file', async () => {
    const before = asFile('before.json', hello('Hi'));
    const after = aStraightJourney({ start: anyMessage, hi: text('Hello'), bye: end });
    const { code, said } = await type('diff', asFile('after.json', after), before);
    expect([code, said.split('\n')]).toEqual([
      1,
      [
        '+ step “bye” (bye)',
        '- step “rest” (rest)',
        '- step “done” (done)',
        '~ step “hi” (hi)',
        '    message.text',
        '      - "Hi"',
        '      + "Hello"',
        '+ connection “hi” (hi) by sent → “bye” (bye)',
        '- connection “hi” (hi) by sent → “rest” (rest)',
        '- connection “rest” (rest) by next → “done” (done)',
      ],
    ]);
    expect(await type('diff', before, before)).toMatchObject({ code: 0, said: 'No difference.' });
  });

  describe('with a server', () => {
    let api: TestApi;
    beforeAll(async () => {
      api = await TestApi.start();
    });
    afterAll(() => api.close());
    beforeEach(() => api.sql('TRUNCATE journey, template CASCADE'));

    const there = (...args: string[]) => type(...args, '--server', api.url);
    const only = async () => (await api.call<Page<JourneyDetail>>('GET', '/api/journeys')).body.items;

    it('publish makes the journey, and then versions of it', async () => {
      const file = asFile('say-hello.journey.json', hello('Hi'), [greeted(hello('Hi'))]);
      expect(await there('publish', file)).toMatchObject({
        code: 0,
        said: '“Say hello” was made.\nVersion 1 of “Say hello” is live.',
      });
      const [journey] = await only();
      const scenarios = await api.call<Scenario[]>('GET', `/api/journeys/${journey?.id}/scenarios`);
      expect(scenarios.body.map(({ name }) => name)).toEqual(['Is greeted']);

      expect(await there('diff', file)).toMatchObject({ code: 0 });
      asFile('say-hello.journey.json', hello('Hello'), [greeted(hello('Hello'))]);
      const { code, said } = await there('diff', file);
      expect([code, said]).toEqual([1, expect.stringContaining('Against version 1 of “Say hello”:\n~ step “hi” (hi)')]);
      expect(await there('publish', file)).toMatchObject({ code: 0, said: 'Version 2 of “Say hello” is live.' });
      expect(await there('publish', file)).toMatchObject({
        code: 0,
        said: 'Version 2 of “Say hello” is this already.',
      });
      expect(await only()).toHaveLength(1);
    });

    it('publish stops at what the linter and the scenarios find', async () => {
      const file = asFile('stops.json', hello(''));
      const first = await there('publish', file);
      expect([first.code, first.complained]).toEqual([
        1,
        expect.stringMatching(/One problem must be mended before publishing\.\n {2}- “hi” has no text/),
      ]);
      asFile('stops.json', hello('Hello'), [greeted(hello('Hi'))]);
      const red = await there('publish', file);
      expect([red.code, red.complained]).toEqual([
        1,
        expect.stringContaining('- The scenario “Is greeted” does not pass: Message 1, from “hi”'),
      ]);
      expect(await there('publish', file, '--despite', 'Meant so')).toMatchObject({ code: 0 });
      const [journey] = await only();
      const history = await api.call<Page<AuditEntry>>('GET', `/api/journeys/${journey?.id}/history`);
      expect(history.body.items[0]?.details).toMatchObject({ despite: 'Meant so' });
    });

    it('publish does not write over what somebody has drawn meanwhile', async () => {
      const file = asFile('drawn.json', hello('Hi'));
      await there('publish', file);
      const [journey] = await only();
      const draw = { draftRevision: 1, document: hello('Drawn') };
      expect((await api.call('PUT', `/api/journeys/${journey?.id}/draft`, draw)).status).toBe(200);
      asFile('drawn.json', hello('Typed'));
      const refused = await there('publish', file);
      expect([refused.code, refused.complained]).toEqual([2, expect.stringContaining('never published')]);
      expect(await there('publish', file, '--overwrite-draft', '--in-flight', 'move', '--map', 'hi=')).toMatchObject({
        code: 0,
      });
    });

    it('passes on what the server says of a map', async () => {
      const file = asFile('mapped.json', hello('Hi'));
      await there('publish', file);
      asFile('mapped.json', hello('Hello'));
      const { code, complained } = await there('publish', file, '--in-flight', 'move', '--map', 'hi=gone');
      expect([code, complained]).toEqual([2, expect.stringContaining('Nobody can be moved to “gone”')]);
    });

    it('lint looks up templates, and simulate takes them from there when it is told to', async () => {
      const offer = aStraightJourney({
        start: anyMessage,
        hi: ['send', { message: null, template: { name: 'hello', language: 'en', body: [] } }],
        done: end,
      });
      const file = asFile('offer.json', offer);
      expect(await there('lint', file)).toMatchObject({ code: 1, said: expect.stringContaining('[template.missing]') });
      await api.sql(
        `INSERT INTO template (id, workspace_id, waba_id, provider_id, name, language, status, category, components, synced_at)
         VALUES ('01990000-0000-7000-8000-00000000aaaa', $1, '1', '1', 'hello', 'en', 'PAUSED', 'UTILITY', '[]', now())`,
        [api.workspaceId],
      );
      expect((await there('lint', file)).said).toContain('[template.not_sendable]');
      const approved = {
        name: 'hello',
        language: 'en',
        status: 'APPROVED',
        category: 'UTILITY',
        components: [],
      } as const;
      const agreed = { ...opening, consent: [{ topic: 'utility', state: 'in', at: NOON }] } as const;
      const walk = scenarioOf(
        compile(offer),
        { opening: agreed, actions: [{ type: 'write', text: 'Hi', content: { type: 'text' } }] },
        {
          templates: [approved],
          segments: [],
          optOutWords: ['STOP'],
          optInWords: ['START'],
          linkBase: null,
          frequencyCap: null,
        },
      );
      asFile('offer.json', offer, [{ name: 'Is offered', document: walk }]);
      expect((await type('simulate', file)).code).toBe(0);
      expect(await there('simulate', file)).toMatchObject({
        code: 1,
        said: expect.stringContaining('“hi” was left by “Blocked” instead of “Sent”.'),
      });
    });

    it('says when the file could be two journeys, or none', async () => {
      for (const name of ['Twice', 'twice!']) await api.call('POST', '/api/journeys', { name, document: hello('Hi') });
      const file = asFile('twice.json', hello('Hi'));
      expect((await there('diff', file)).complained).toContain('“Twice” and “twice!”');
      expect((await there('diff', file, '--name', 'Twice')).complained).toContain('was never published');
      expect((await there('diff', file, '--name', 'Nobody')).complained).toContain('Name one with --name');
    });

    it('needs the key from elsewhere', async () => {
      const complaints: string[] = [];
      const file = asFile('key.json', hello('Hi'));
      const home = { url: api.url, apiKey: 'wrong' };
      const code = await journeyCommand(
        ['publish', file],
        home,
        () => undefined,
        (line) => complaints.push(line),
      );
      expect([code, complaints[0]]).toEqual([2, 'Sign in first, or send an API key in the Authorization header.']);
    });
  });
});
