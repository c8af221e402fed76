import {
  funnelFigures,
  type DashboardView,
  type FunnelFigure,
  type JourneyDetail,
  type PublishedVersion,
} from '@sendero/shared';
import { aJourney, anyMessage, end, text } from '../testing/journeys';
import { Rows } from '../testing/rows';
import { TestApi } from '../testing/test-api';
import { SumKeeper } from './sum-keeper';

const ELSEWHERE = '01990000-0000-7000-8000-0000000e15e0';
const DAY = '2026-11-02..2026-11-02';

describe('the people behind the dashboard', () => {
  let journey: string;
  let api: TestApi;
  let rows: Rows;
  beforeAll(async () => {
    api = await TestApi.start();
    rows = new Rows(api);
    await api.addWorkspace(ELSEWHERE, 'Elsewhere');
    const channel = await rows.channel();
    const document = aJourney({ start: anyMessage, hi: text('Hi'), won: ['goal', { name: 'Won' }], done: end }, [
      'start.next -> hi',
      'hi.sent -> won',
      'won.next -> done',
    ]);
    const { id } = (await api.call<JourneyDetail>('POST', '/api/journeys', { name: 'Welcome', document })).body;
    journey = id;
    const { body: version } = await api.call<PublishedVersion>('POST', `/api/journeys/${id}/publish`, {});
    const at = (minute: number) => new Date(Date.parse('2026-11-02T08:00:00Z') + minute * 60_000);
    const person = (name: string) => rows.contact(name, `+35191${name.length}`);
    const gets = (contact: string, minute: number, columns: object) =>
      rows.message(channel, contact, 'Hi', at(minute), {
        direction: 'out',
        body: '{}',
        status: 'sent',
        accepted_at: at(minute),
        ...columns,
      });
    const starts = (contactId: string, state: object, status: string) =>
      rows.run({ journeyId: id, versionId: version.id, contactId }, { ...state }, status, api.workspaceId, at(0));

    const reads = await person('Reads');
    await gets(reads, 0, { status: 'read', clicked_at: at(2) });
    await gets(reads, 5, { status: 'delivered' });
    const answers = await person('Answers');
    await gets(answers, 0, { status: 'delivered' });
    await rows.message(channel, answers, 'Yes', at(3));
    const fails = await person('Fails, twice');
    await gets(fails, 0, { status: 'failed', problem: 'whatsapp.undeliverable' });
    await gets(fails, 90, { status: 'failed', problem: 'whatsapp.undeliverable' });
    const other = await person('Fails');
    await gets(other, 0, { status: 'failed', problem: 'whatsapp.other' });
    await starts(await person('Control'), { reason: 'control_group' }, 'ended');
    const run = await starts(await person('Blocked'), {}, 'active');
    const passes = (revision: number, node: string, minute: number, columns: object) =>
      rows.insert('visit', {
        run_id: run,
        revision,
        version_id: version.id,
        node_id: node,
        entered_at: at(minute),
        left_at: at(minute),
        cause: 'message',
        verdicts: '[]',
        ...columns,
      });
    await passes(2, 'hi', 0, { output: 'blocked', problem: 'message.not_opted_in' });
    await passes(3, 'won', 60, { output: 'next' });
    await passes(4, 'won', 61, { output: 'next' });
    await rows.insert('conversion', { run_id: run, journey_id: id, withheld: false, at: at(50) });
    const waits = await person('Waits');
    await gets(waits, 0, { status: 'queued', accepted_at: null });
    await gets(waits, 0, { status: 'cancelled', accepted_at: null });
    const theirs = await rows.contact('Theirs', '', ELSEWHERE);
    await rows.message(channel, theirs, 'Hi', at(0), { direction: 'out', body: '{}', status: 'read' }, ELSEWHERE);
  });
  afterAll(() => api.close());

  const file = async (path: string) => {
    const { body, headers, status } = await api.call<string>('GET', `/api/dashboard/${path}`);
    const [header = '', ...lines] = status === 200 ? body.trim().split('\r\n') : [];
    return { status, header, lines, type: headers.get('content-type'), name: headers.get('content-disposition') };
  };
  const nameIn = (line: string) => /^[^,]+,("[^"]*"|[^,]*)/.exec(line)?.[1]?.replaceAll('"', '') ?? '';

  const behind: Readonly<Record<FunnelFigure, readonly string[]>> = {
    targeted: ['Answers', 'Blocked', 'Control', 'Fails', 'Fails, twice', 'Reads', 'Waits'],
    control: ['Control'],
    users: ['Answers', 'Fails', 'Fails, twice', 'Reads', 'Waits'],
    waiting: ['Waits'],
    sent: ['Answers', 'Reads'],
    delivered: ['Answers', 'Reads'],
    read: ['Reads'],
    replied: ['Answers'],
    readInferred: ['Answers'],
    clicked: ['Reads'],
    failed: ['Fails', 'Fails, twice'],
    cancelled: ['Waits'],
  };

  describe.each(['counted from rows', 'summed up'])('%s', (how) => {
    beforeAll(async () => {
      if (how === 'summed up') await api.app.get(SumKeeper).keep();
    });

    it.each(funnelFigures)('are exported for “%s” (NET-08, CTN-18, X-19)', async (figure) => {
      const { header, lines, type, name } = await file(`people.csv?range=${DAY}&figure=${figure}`);
      expect([type, name]).toEqual(['text/csv; charset=utf-8', `attachment; filename="${figure}.csv"`]);
      expect(header).toBe(
        'contact,name,phone,messages,waiting,sent,delivered,read,replies,clicked,failed,cancelled,got_nothing',
      );
      expect(lines.map(nameIn).sort()).toEqual(behind[figure]);
    });

    it('are as many as the figures say, with what became of their messages', async () => {
      const { funnel } = (await api.call<DashboardView>('GET', `/api/dashboard?range=${DAY}`)).body;
      expect([funnel.targeted, funnel.users, funnel.sent.people, funnel.readInferred]).toEqual(
        (['targeted', 'users', 'sent', 'readInferred'] as const).map((figure) => behind[figure].length),
      );
      const { lines } = await file(`people.csv?range=${DAY}&figure=targeted`);
      const rest = new Map(
        lines.map((line) => [nameIn(line), line.slice(line.lastIndexOf('+35191')).split(',').slice(1)]),
      );
      expect(rest.get('Reads')).toEqual(['2', '0', '2', '2', '1', '0', '1', '0', '0', 'no']);
      expect(rest.get('Answers')).toEqual(['1', '0', '1', '1', '0', '1', '0', '0', '0', 'no']);
      expect(rest.get('Control')?.at(-1)).toBe('yes');
    });

    it.each([
      ['failed', 'whatsapp.undeliverable', ['Fails, twice 2 2026-11-02T09:30:00.000Z']],
      ['failed', 'whatsapp.other', ['Fails 1 2026-11-02T08:00:00.000Z']],
      ['blocked', 'message.not_opted_in', ['Blocked 1 2026-11-02T08:00:00.000Z']],
      ['blocked', 'whatsapp.other', []],
    ])('are exported for what was %s with %s (NET-08)', async (type, code, expected) => {
      const { header, lines, name } = await file(`failures.csv?range=${DAY}&type=${type}&code=${code}`);
      expect([header, name]).toEqual(['contact,name,phone,times,last_at', `attachment; filename="${type}.csv"`]);
      expect(lines.map((line) => [nameIn(line), ...line.split(',').slice(-2)].join(' '))).toEqual(expected);
    });
  });

  it('are exported for the goals of a journey, a line for each that the figure counts (NET-08)', async () => {
    const { header, lines, name } = await file(`goals.csv?range=${DAY}&journey=${journey}`);
    expect([header, name]).toEqual(['run,contact,name,phone,goal,reached_at', 'attachment; filename="goals.csv"']);
    expect(lines.map((line) => line.split(',').slice(2).join(' '))).toEqual([
      'Blocked +351917 event 2026-11-02T08:50:00.000Z',
      'Blocked +351917 step:won 2026-11-02T09:00:00.000Z',
    ]);
    const { journeys } = (await api.call<DashboardView>('GET', `/api/dashboard?range=${DAY}`)).body;
    expect(journeys.map(({ goals }) => goals)).toEqual([2]);
    expect((await file(`goals.csv?range=2026-11-03..2026-11-03&journey=${journey}`)).lines).toEqual([]);
  });

  it('are read page by page, and no connection is kept', async () => {
    await api.sql(
      `INSERT INTO message (id, workspace_id, channel_id, contact_id, direction, body, text, at, created_at, status)
       SELECT gen_random_uuid(), $1, gen_random_uuid(), gen_random_uuid(), 'out', '{}', '', '2026-10-01', '2026-10-01', 'sent'
         FROM generate_series(1, 2500)`,
      [api.workspaceId],
    );
    for (let n = 0; n < 12; n++) {
      const { lines } = await file('people.csv?range=2026-10-01..2026-10-01&figure=sent');
      expect(new Set(lines.map((line) => line.split(',')[0])).size).toBe(2_500);
    }
    expect(await api.sql('SELECT 1 FROM pg_cursors')).toEqual([]);
  });

  it.each([
    'people.csv?figure=everybody',
    'people.csv?range=soon&figure=sent',
    'failures.csv?type=lost&code=x',
    'failures.csv?type=failed&code=x&range=1',
    'goals.csv?journey=one',
    'goals.csv',
  ])('are refused for %s', async (path) => {
    expect((await file(path)).status).toBe(422);
  });
});
