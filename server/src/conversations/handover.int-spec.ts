import { weekdays, type AgentView, type ConversationView, type Page, type Weekday } from '@sendero/shared';
import { settled } from '../testing/events';
import { aJourney, anyMessage, end, keyword, text } from '../testing/journeys';
import { eventually, startProduct, type Product } from '../testing/product';

const ADA = '15550100001';
const BEN = '15550100002';
const HOUR = 3_600_000;

const helping = aJourney(
  {
    start: keyword('help'),
    people: [
      'handover',
      { assignTo: 'Support', note: 'Wrote {{ reply.text }}', timeout: { amount: 1, unit: 'hours' } },
    ],
    solved: text('Solved?'),
    late: text('Nobody was there'),
    stop: end,
  },
  [
    'start.next -> people',
    'people.resolved -> solved',
    'people.timeout -> late',
    'solved.sent -> stop',
    'late.sent -> stop',
  ],
);

describe('a conversation that people have', () => {
  let product: Product;

  beforeEach(async () => {
    product = await startProduct();
  });
  afterEach(() => product.close());

  const texts = async () => (await product.received()).map((message) => message.text);
  const hears = async (expected: readonly string[]) =>
    expect(await eventually(texts, (all) => all.length >= expected.length)).toEqual(expected);
  const conversation = async () => {
    const { items } = await product.api<Page<ConversationView>>('GET', '/conversations');
    const found = items.find(({ contact }) => contact.phone.endsWith(ADA));
    if (!found) throw new Error('There is no conversation yet');
    return found;
  };
  const becomes = (status: ConversationView['status']) =>
    eventually(
      () => conversation().catch(() => undefined),
      (found) => found?.status === status,
    );
  const outputs = async () =>
    (await product.sql<{ output: string }>(`SELECT output FROM visit WHERE node_id = 'people'`)).map(
      ({ output }) => output,
    );

  it('comes from a journey, keeps the bot out, and goes back when it is resolved', async () => {
    await product.publish(helping);
    await product.writes(ADA, 'help');
    await becomes('open');
    expect(await conversation()).toMatchObject({ assignedTo: 'Support', note: 'Wrote help' });
    await product.writes(ADA, 'help');
    await settled(product);
    expect(await product.sql('SELECT id FROM run')).toHaveLength(1);
    expect(await texts()).toEqual([]);

    const { id } = await conversation();
    await product.api('POST', `/conversations/${id}/messages`, { text: 'Hello, Ines here' });
    await hears(['Hello, Ines here']);
    expect(await outputs()).toEqual([]);

    const back = await product.api<ConversationView>('POST', `/conversations/${id}/resolve`, {});
    expect(back).toMatchObject({ status: 'resolved', note: '', openedAt: null });
    await hears(['Hello, Ines here', 'Solved?']);
    expect(await outputs()).toEqual(['resolved']);

    await product.api('POST', `/conversations/${id}/resolve`, {});
    await product.writes(ADA, 'help');
    await becomes('open');
    expect(await outputs()).toEqual(['resolved']);
  });

  it('goes to the team that the journey names, by turns, and is nobody’s again when the bot has it back', async () => {
    const { id: ines } = await product.api<AgentView>('POST', '/agents', { name: 'Ines', color: 'green' });
    await product.api('POST', '/teams', { name: 'support', members: [ines], roundRobin: true });
    await product.publish(helping);
    await product.writes(ADA, 'help');
    await eventually(
      () => conversation().catch(() => undefined),
      (found) => found?.agent?.name === 'Ines',
    );
    expect(await conversation()).toMatchObject({ status: 'open', assignedTo: 'Ines', team: { name: 'support' } });
    await product.advanceClock(HOUR + 1000);
    expect(await becomes('bot')).toMatchObject({ assignedTo: '', agent: null, team: null });
  });

  it('is answered by the away message while it is closed, once, on the contact’s phone', async () => {
    const hours = { zone: 'UTC', hours: [{ days: [weekdayIn(2)], from: '09:00', until: '10:00' }] };
    await product.api('PATCH', '/workspace', { businessHours: hours, awayMessage: 'We are closed.' });
    await product.publish(helping);
    await product.writes(ADA, 'help');
    await hears(['We are closed.']);
    await product.writes(ADA, 'Anybody?');
    await settled(product);
    // The round that answers who writes later has passed her over.
    await product.writes(BEN, 'help');
    await eventually(texts, (all) => all.length > 1);
    await settled(product);
    expect((await product.received()).map(({ to }) => to)).toEqual([ADA, BEN]);
  });

  it('goes back by itself when nobody resolves it in time', async () => {
    await product.publish(helping);
    await product.writes(ADA, 'help');
    await becomes('open');
    await product.advanceClock(HOUR + 1000);
    await hears(['Nobody was there']);
    expect(await becomes('bot')).toMatchObject({ assignedTo: '', note: '' });
    expect(await outputs()).toEqual(['timeout']);
  });

  it('is taken over and given back by hand; what would fall due waits', async () => {
    await product.publish(
      aJourney(
        {
          start: anyMessage,
          ask: text('Yes or no?'),
          answer: ['receive', { cases: [], saveAs: '', timeout: { amount: 1, unit: 'hours' } }],
          got: text('Thank you'),
          late: text('Still there?'),
          stop: end,
        },
        [
          'start.next -> ask',
          'ask.sent -> answer',
          'answer.other -> got',
          'answer.timeout -> late',
          'got.sent -> stop',
          'late.sent -> stop',
        ],
      ),
    );
    await product.writes(ADA, 'hi');
    await hears(['Yes or no?']);
    await eventually(
      () => product.sql(`SELECT id FROM message WHERE direction = 'out' AND accepted_at IS NULL`),
      (rows) => rows.length === 0,
    );
    const { id } = await conversation();
    expect(await product.api('POST', `/conversations/${id}/take-over`, { assignTo: 'Ines' })).toMatchObject({
      status: 'open',
      assignedTo: 'Ines',
    });
    await product.writes(ADA, 'yes');
    await settled(product);
    await product.advanceClock(HOUR + 1000);
    await eventually(
      () => product.sql<{ late: boolean }>(`SELECT due_at > now() + interval '1 hour' AS late FROM timer`),
      ([timer]) => timer?.late === true,
    );
    expect(await texts()).toEqual(['Yes or no?']);

    await product.api('POST', `/conversations/${id}/resolve`, {});
    await product.writes(ADA, 'yes');
    await hears(['Yes or no?', 'Thank you']);
  });

  it('that somebody took over by hand is not given back when a journey’s time is over', async () => {
    await product.publish(helping);
    await product.writes(ADA, 'help');
    await becomes('open');
    const { id } = await conversation();
    await product.api('POST', `/conversations/${id}/take-over`, { assignTo: '' });
    await product.advanceClock(HOUR + 1000);
    await hears(['Nobody was there']);
    expect(await conversation()).toMatchObject({ status: 'open', assignedTo: 'Support' });
    await product.writes(ADA, 'help');
    await settled(product);
    expect(await product.sql('SELECT id FROM run')).toHaveLength(1);
  });

  it('who says STOP leaves the journey; people keep the conversation', async () => {
    await product.publish(helping);
    await product.writes(ADA, 'help');
    await becomes('open');
    await product.writes(ADA, 'STOP');
    await eventually(
      () => product.sql(`SELECT id FROM run WHERE status = 'ended'`),
      (rows) => rows.length === 1,
    );
    const { id } = await conversation();
    expect(await product.api('POST', `/conversations/${id}/resolve`, {})).toMatchObject({ status: 'resolved' });
    await settled(product);
    expect(await product.sql('SELECT id FROM dead_event')).toEqual([]);
  });
});

/** The day of the week so many days from now. */
function weekdayIn(days: number): Weekday {
  return weekdays[(new Date().getUTCDay() + 6 + days) % 7] ?? 'Mon';
}
