import type { ContactId, Listening, MessageView, RuleList, SegmentId } from '@sendero/shared';
import { CounterRepository } from '../runs/counter.repository';
import { aJourney, aStraightJourney, end, keyword, text, waitFor } from '../testing/journeys';
import { eventually, metaText, metaWebhook, startProduct, type Product } from '../testing/product';
import { addRule, aRule, onWords, type RuleFields } from '../testing/rules';

const ADA = '15550100001';

describe('rules for incoming messages (WEB-45)', () => {
  let product: Product;

  beforeEach(async () => {
    product = await startProduct();
    await product.sql(`UPDATE journey SET status = 'stopped'`);
  });
  afterEach(() => product.close());

  const texts = async () => (await product.received()).map((message) => message.text);
  const hears = (...expected: string[]) =>
    eventually(texts, (all) => all.length >= expected.length).then((all) => expect(all).toEqual(expected));
  const taken = () => product.sql<{ rule_id: string }>('SELECT rule_id FROM rule_match ORDER BY at');
  /** Every message that came in has been worked. */
  const settled = (messages: number) =>
    eventually(
      () =>
        product.sql<{ n: number }>(
          `SELECT (SELECT count(*) FROM message WHERE direction = 'in')::int - 1000 * (SELECT count(*) FROM event)::int AS n`,
        ),
      ([row]) => row?.n === messages,
    );
  const contact = async (): Promise<ContactId> => {
    const [row] = await product.sql<{ id: ContactId }>(`SELECT id FROM contact WHERE phone LIKE '%${ADA}'`);
    if (!row) throw new Error('Nobody wrote.');
    return row.id;
  };
  const reply = (words: string, more: Partial<RuleFields> = {}): RuleFields => ({
    ...more,
    action: { type: 'reply', text: words },
  });

  it('answer once, in words that know the contact and what the pattern found', async () => {
    const rule = await addRule(product, {
      match: { type: 'pattern', pattern: 'table (?<table>\\d+)' },
      action: { type: 'reply', text: '{{ contact.name }}, table {{ variables.table }} is yours: {{ reply.text }}' },
    });
    await product.writes(ADA, 'Table 12 please');
    await hears(`Customer ${ADA}, table 12 is yours: Table 12 please`);
    expect(await taken()).toEqual([{ rule_id: rule.id }]);
    const [conversation] = await product.sql<{ id: string }>('SELECT id FROM conversation');
    const { items } = await product.api<{ items: MessageView[] }>('GET', `/conversations/${conversation?.id}/messages`);
    expect(items.find(({ direction }) => direction === 'out')).toMatchObject({
      sentBy: { ruleId: rule.id, ruleName: 'Test rule' },
    });
    const list = await product.api<RuleList>('GET', '/rules');
    expect(list.after).toMatchObject([{ id: rule.id, taken: { today: 1, total: 1 } }]);
  });

  it('can ask what happened to the contact before', async () => {
    const ordered = {
      ...{ subject: 'eventHistory' as const, is: 'did' as const, times: 1, within: null },
      event: { name: 'order_placed', where: [] },
    };
    await addRule(product, reply('Welcome back', { when: { match: 'all', conditions: [ordered] } }));
    await addRule(product, reply('Hello'));
    await product.writes(ADA, 'hi');
    await hears('Hello');
    await product.api('POST', '/events', { events: [{ phone: `+${ADA}`, name: 'order_placed' }] });
    await product.writes(ADA, 'hi');
    await hears('Hello', 'Welcome back');
  });

  it('answer once however often the webhook comes and the batch is worked', async () => {
    await addRule(product, reply('Hello!'));
    const crash = jest.spyOn(CounterRepository.prototype, 'add').mockRejectedValueOnce(new Error('The process died'));
    const webhook = metaWebhook({ messages: [metaText(ADA, 'wamid.1', 'hi')] });
    await product.webhook(webhook);
    await product.webhook(webhook);
    await hears('Hello!');
    await settled(1);
    expect(crash).toHaveBeenCalled();
    crash.mockRestore();
    expect(await texts()).toEqual(['Hello!']);
    expect(await taken()).toHaveLength(1);
  });

  it.each<{ name: string; rules: readonly RuleFields[]; off?: number; expected: string }>([
    {
      name: 'the first that fits',
      rules: [reply('1', { match: onWords('x') }), reply('2'), reply('3')],
      expected: '2',
    },
    {
      name: 'any of several ways in',
      rules: [reply('1', { match: onWords('x'), alternatives: [onWords('hi')] })],
      expected: '1',
    },
    { name: 'not one that is switched off', rules: [reply('1'), reply('2')], off: 0, expected: '2' },
    {
      name: 'not one whose conditions do not hold',
      rules: [
        reply('1', { when: { match: 'all', conditions: [{ subject: 'tag', is: 'present', value: 'vip' }] } }),
        reply('2', { when: { match: 'all', conditions: [{ subject: 'consent', topic: 'marketing', is: 'out' }] } }),
      ],
      expected: '2',
    },
    {
      name: 'the first message ever',
      rules: [reply('1', { match: { type: 'firstMessage' } }), reply('2')],
      expected: '1',
    },
    {
      name: 'the open window',
      rules: [reply('1', { when: { match: 'all', conditions: [{ subject: 'window', is: 'open' }] } })],
      expected: '1',
    },
  ])('take a message in order: $name', async ({ rules, off, expected }) => {
    for (const [index, fields] of rules.entries()) {
      await product.api('POST', '/rules', { enabled: index !== off, definition: aRule(fields) });
    }
    await product.writes(ADA, 'hi');
    await hears(expected);
  });

  it('ask for a segment', async () => {
    const { id } = await product.api<{ id: SegmentId }>('POST', '/segments', {
      name: 'Customers',
      definition: { match: 'all', conditions: [{ subject: 'tag', is: 'present', value: 'customer' }] },
    });
    await addRule(
      product,
      reply('Welcome back', {
        name: 'Returning',
        when: { match: 'all', conditions: [{ subject: 'segment', is: 'in', segment: id }] },
      }),
    );
    await addRule(product, reply('Welcome'));
    await product.writes(ADA, 'hi');
    await hears('Welcome');
    await product.sql(`UPDATE contact SET tags = '{customer}'`);
    await product.writes(ADA, 'hi');
    await hears('Welcome', 'Welcome back');
    await expect(product.api('DELETE', `/segments/${id}`)).rejects.toThrow('“Returning”');
  });

  it('tell business hours from the rest of the day', async () => {
    const zone = 'Europe/Lisbon';
    const whole = { days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'], from: '00:00', until: '00:00' };
    await addRule(product, reply('We are closed', { hours: 'closed' }));
    await addRule(product, reply('We are open', { hours: 'open' }));
    await product.writes(ADA, 'hi');
    await hears('We are open');
    const saved = await product.api('PATCH', '/workspace', { businessHours: { zone, hours: [whole] } });
    expect(saved).toMatchObject({ businessHours: { zone, hours: [whole] } });
    await product.writes(ADA, 'hi');
    await hears('We are open', 'We are open');
    const day = new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: zone }).format(Date.now() + 2 * 86_400_000);
    await product.api('PATCH', '/workspace', {
      businessHours: { zone, hours: [{ days: [day], from: '12:00', until: '12:01' }] },
    });
    await product.writes(ADA, 'hi');
    await hears('We are open', 'We are open', 'We are closed');
    expect(await product.api('PATCH', '/workspace', { businessHours: null })).toMatchObject({ businessHours: null });
    await expect(
      product.api('PATCH', '/workspace', { businessHours: { zone: 'Mars', hours: [whole] } }),
    ).rejects.toThrow('Europe/Lisbon');
  });

  it('opt in and out with the message as proof, and answer', async () => {
    const consent = { type: 'consent', topic: 'marketing' } as const;
    await addRule(product, {
      name: 'Club',
      match: onWords('join'),
      action: { ...consent, state: 'in', reply: 'Welcome!' },
    });
    await addRule(product, { match: onWords('leave'), action: { ...consent, state: 'out', reply: '' } });
    await product.writes(ADA, 'Join');
    await hears('Welcome!');
    await product.writes(ADA, 'leave');
    await settled(2);
    expect(
      await product.sql(
        `SELECT e.topic, e.state, e.source, e.evidence, m.text FROM consent_entry e JOIN message m ON m.id = e.message_id ORDER BY e.at`,
      ),
    ).toEqual([
      { topic: 'marketing', state: 'in', source: 'rule', evidence: 'Join (rule “Club”)', text: 'Join' },
      { topic: 'marketing', state: 'out', source: 'rule', evidence: 'leave (rule “Test rule”)', text: 'leave' },
    ]);
    expect(await product.sql('SELECT topic, state FROM consent')).toEqual([{ topic: 'marketing', state: 'out' }]);
  });

  it('never stand in the way of STOP, and an opt-in that was written before it does not undo it', async () => {
    await addRule(product, { action: { type: 'consent', topic: 'all', state: 'in', reply: 'Welcome!' } });
    const at = Date.now();
    await product.webhook(
      metaWebhook({ messages: [metaText(ADA, 'wamid.1', 'join', at), metaText(ADA, 'wamid.2', 'STOP', at + 1_000)] }),
    );
    await settled(2);
    expect(await product.sql('SELECT topic, state FROM consent')).toEqual([{ topic: 'all', state: 'out' }]);
    expect(await taken()).toHaveLength(1);
    expect(await product.sql(`SELECT status FROM message WHERE direction = 'out'`)).not.toContainEqual({
      status: 'accepted',
    });
    expect(await texts()).toEqual([]);
  });

  it('end every run when somebody asks to stop in other words', async () => {
    await product.publish(aStraightJourney({ start: keyword('go'), rest: waitFor(1, 'hours'), stop: end }));
    await addRule(product, {
      match: onWords('leave me alone'),
      action: { type: 'consent', topic: 'all', state: 'out', reply: '' },
    });
    await product.writes(ADA, 'go');
    await product.writes(ADA, 'leave me alone');
    await settled(2);
    expect(await product.sql(`SELECT state->>'reason' AS reason, status FROM run`)).toEqual([
      { reason: 'opted_out', status: 'ended' },
    ]);
  });

  it('give the conversation to people, who have it from the next message on', async () => {
    await addRule(product, {
      name: 'Help',
      match: onWords('help'),
      action: { type: 'handOver', assignTo: 'Support', reply: 'One moment.' },
    });
    await addRule(product, reply('I am a bot'));
    await product.webhook(
      metaWebhook({ messages: [metaText(ADA, 'wamid.1', 'help'), metaText(ADA, 'wamid.2', 'hello?')] }),
    );
    await hears('One moment.');
    await settled(2);
    expect(await texts()).toEqual(['One moment.']);
    const [conversation] = await product.sql<{ id: string; status: string; assigned_to: string; note: string }>(
      'SELECT id, status, assigned_to, note FROM conversation',
    );
    expect(conversation).toMatchObject({ status: 'open', assigned_to: 'Support', note: 'Rule “Help”' });
    await product.api('POST', `/conversations/${conversation?.id}/resolve`, {});
    await product.writes(ADA, 'thanks');
    await hears('One moment.', 'I am a bot');
  });

  describe('start a journey', () => {
    const onRequest = aJourney(
      { start: ['trigger.api', {}], hi: text('You wrote {{ reply.text }}'), rest: waitFor(1, 'hours'), stop: end },
      ['start.next -> hi', 'hi.sent -> rest', 'hi.blocked -> rest', 'rest.next -> stop'],
    );

    it('that listens to requests, and leave the message to the next while it does not let people in', async () => {
      const journeyId = (await product.publish(onRequest)) as never;
      const rule = await addRule(product, { match: onWords('go'), action: { type: 'startJourney', journeyId } });
      expect(rule.starts).toEqual({ name: 'Test journey', canStart: true, alwaysStarts: false });
      await addRule(product, reply('Nobody could'));
      await product.writes(ADA, 'go');
      await hears('You wrote go');
      await product.writes(ADA, 'go');
      await hears('You wrote go', 'Nobody could');
      expect(await product.sql('SELECT journey_id FROM run')).toEqual([{ journey_id: journeyId }]);
      expect(await taken()).toHaveLength(2);
    });
  });

  describe('in one list with the journeys', () => {
    const hello = (words: string, priority = 0) =>
      aStraightJourney({ start: keyword('hi'), hi: text(words), stop: end }, { priority });
    const names = ({ before, unplaced, after }: RuleList) =>
      [before, unplaced, after].map((items) =>
        items.map((item) => (item.type === 'rule' ? item.definition.name : item.name)),
      );

    it('stand after them until somebody moves them, and are asked in the order that is shown', async () => {
      const older = await product.publish(hello('Older'), 'Older');
      const newer = await product.publish(hello('Newer', 5), 'Newer');
      await product.sql(`UPDATE journey SET status = 'live' WHERE id = $1`, [older]);
      const rule = await addRule(product, { name: 'Rule', action: { type: 'reply', text: 'Rule' } });
      const list = () => product.api<RuleList>('GET', '/rules');
      expect(names(await list())).toEqual([[], ['Newer', 'Older'], ['Rule']]);
      await product.writes(ADA, 'hi');
      await hears('Newer');

      const order = (before: readonly string[], after: readonly string[]) =>
        product.api<RuleList>('PUT', '/rules/order', { before, after });
      expect(names(await order([rule.id], [older, newer]))).toEqual([['Rule'], [], ['Older', 'Newer']]);
      await product.writes(ADA, 'hi');
      await hears('Newer', 'Rule');

      await order([older], [rule.id, newer]);
      await product.writes(ADA, 'hi');
      await hears('Newer', 'Rule', 'Older');

      const { asked } = await product.api<Listening>('GET', `/contacts/${await contact()}/listening`);
      expect(asked.map((one) => (one.type === 'rule' ? one.ruleName : one.journeyName))).toEqual([
        'Older',
        'Rule',
        'Newer',
      ]);

      await expect(order([older], [rule.id])).rejects.toThrow('rule.order_changed');
      await expect(order([older, older], [rule.id, newer])).rejects.toThrow('rule.order_changed');
    });
  });

  describe('over the API', () => {
    it('are added, changed and deleted', async () => {
      const { id } = await addRule(product, reply('1'));
      const changed = await product.api('PUT', `/rules/${id}`, {
        enabled: false,
        definition: aRule(reply('2', { name: ' Two ' })),
      });
      expect(changed).toMatchObject({ id, enabled: false, definition: { name: 'Two', action: { text: '2' } } });
      await product.api('DELETE', `/rules/${id}`);
      expect((await product.api<RuleList>('GET', '/rules')).after).toEqual([]);
      await expect(product.api('DELETE', `/rules/${id}`)).rejects.toThrow('rule.not_found');
      await expect(
        product.api('PUT', `/rules/${id}`, { enabled: true, definition: aRule(reply('2')) }),
      ).rejects.toThrow('rule.not_found');
    });

    it.each<[string, object, string]>([
      ['an unknown match', { match: { type: 'smoke' } }, 'request.invalid'],
      ['no name', { name: ' ' }, 'request.invalid'],
      ['no keyword', { match: onWords() }, 'add a keyword'],
      ['an empty reply', { action: { type: 'reply', text: ' ' } }, 'write what is replied'],
      ['a pattern that can not be read', { match: { type: 'pattern', pattern: '(' } }, 'missing closing'],
      ['a placeholder that can not be read', { action: { type: 'reply', text: '{{ contact.name' } }, 'rule.incomplete'],
      [
        'a bot without an address',
        { action: { type: 'forward', url: 'bot', secret: 'x'.repeat(20) } },
        'its address must begin',
      ],
      [
        'a bot with a short secret',
        { action: { type: 'forward', url: 'https://a.example', secret: 'short' } },
        'at least 16',
      ],
    ])('are refused with %s', async (_, fields, problem) => {
      const definition = aRule({ ...reply('Hi'), ...fields });
      await expect(product.api('POST', '/rules', { enabled: true, definition })).rejects.toThrow(problem);
    });
  });
});
