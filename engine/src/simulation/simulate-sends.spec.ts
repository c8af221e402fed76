import { templateKey } from '@sendero/shared';
import { aJourney, aWorld, chatOf, DAY, HOUR, MINUTE, passes, played, says, stillThere } from '../../testing/simulated';
import { worldOf, type Action, type Simulation } from './simulation';

describe('a message that finds the service window closed', () => {
  const waiting = (whenClosed: object) =>
    aWorld(
      aJourney(
        [
          { id: 'start', type: 'trigger.message', config: { match: { type: 'keyword', how: 'exact', words: ['go'] } } },
          { id: 'pause', type: 'wait', config: { duration: { amount: 2, unit: 'days' } } },
          { id: 'news', type: 'send', config: { message: { type: 'text', text: 'News' }, template: null, whenClosed } },
          { id: 'done', type: 'end', config: { reason: 'sent' } },
          { id: 'gone', type: 'end', config: { reason: 'never wrote' } },
        ],
        ['start next pause', 'pause next news', 'news sent done', 'news blocked gone'],
      ),
    );
  const world = waiting({ type: 'wait', limit: { amount: 1, unit: 'days' } });

  it.each([
    { name: 'waits', actions: [passes(DAY - MINUTE)], chat: ['> go'], reason: '' },
    { name: 'gives up', actions: [passes(DAY + MINUTE)], chat: ['> go'], reason: 'never wrote' },
    {
      name: 'follows what is written',
      actions: [passes(HOUR), says('hm')],
      chat: ['> go', '> hm', 'News'],
      reason: 'sent',
    },
    { name: 'follows an opt-in', actions: [says('START')], chat: ['> go', '> START', 'News'], reason: 'sent' },
  ])('$name', ({ actions, chat, reason }) => {
    const end = played(world, [says('go'), passes(2 * DAY), ...actions]);
    expect(chatOf(end)).toEqual(chat);
    expect(end.run?.reason).toBe(reason);
  });

  it('leaves at once unless it is to wait', () => {
    const end = played(waiting({ type: 'leave' }), [says('go'), passes(2 * DAY)]);
    expect(end.run).toMatchObject({ status: 'ended', reason: 'never wrote', sendProblem: 'message.window_closed' });
  });
});

describe('a message whose fate is waited for', () => {
  const world = aWorld(
    aJourney(
      [
        { id: 'start', type: 'trigger.message', config: { match: { type: 'any' } } },
        { id: 'ask', type: 'send', config: { message: { type: 'text', text: 'Hello' }, template: null } },
        { id: 'good', type: 'end', config: { reason: 'good' } },
        { id: 'bad', type: 'end', config: { reason: 'bad' } },
      ],
      ['start next ask', 'ask sent good', 'ask failed bad'],
    ),
  );

  it.each([
    ['delivers', 'good', 'delivered'],
    ['fails', 'bad', 'failed'],
    ['waits', '', 'queued'],
  ] as const)('with a provider that %s', (provider, reason, status) => {
    const done = played(world, [{ type: 'setProvider', provider }, says('hi')]);
    expect(done.run?.reason).toBe(reason);
    expect(done.messages[1]).toMatchObject({ status });
  });

  it.each([
    ['read', 'good', 'read'],
    ['failed', 'bad', 'failed'],
  ] as const)('hears “%s” given by hand', (status, reason, shown) => {
    const asked = played(world, [{ type: 'setProvider', provider: 'waits' }, says('hi')]);
    const heard = played(world, [{ type: 'receipt', message: 2, status }], asked);
    expect(heard.run?.reason).toBe(reason);
    expect(heard.messages[1]).toMatchObject({ status: shown });
  });
});

describe('frequency caps, simulated (BLO-12)', () => {
  const offer = { ...stillThere, name: 'offer', category: 'MARKETING' as const, components: [] };
  const sends = (id: string) => ({
    id,
    type: 'send',
    config: { message: null, template: { name: offer.name, language: offer.language } },
  });
  const document = (settings: object) =>
    aJourney(
      [
        { id: 'start', type: 'trigger.message', config: { match: { type: 'any' } } },
        sends('one'),
        { id: 'rest', type: 'wait', config: { duration: { amount: 1, unit: 'hours' } } },
        sends('two'),
        { id: 'done', type: 'end', config: { reason: 'done' } },
      ],
      ['start next one', 'one sent rest', 'rest next two', 'two sent done'],
      { reentry: { type: 'always' }, ...settings },
    );
  const cap = { messages: 2, per: { amount: 1, unit: 'days' as const }, counts: ['marketing' as const] };
  const optsIn: Action = { type: 'setConsent', topic: 'marketing', state: 'in' };
  const walk = [optsIn, says('a'), passes(60 * MINUTE), says('b')];

  it.each([
    ['of the workspace', {}, { ...cap, messages: 1 }, 'two'],
    ['of the journey', { frequencyCap: { ...cap, messages: 1 } }, null, 'two'],
    ['that counts over several runs', {}, cap, 'one'],
  ])('a cap %s blocks what would be too much', (_, settings, frequencyCap, node) => {
    const world = worldOf(document(settings), {
      templates: { [templateKey(offer.name, offer.language)]: offer },
      segments: [],
      consentOf: () => null,
      frequencyCap,
    });
    const simulation = played(world, walk);
    const blocked = simulation.log.flatMap(({ visits }) => visits).find(({ output }) => output === 'blocked');
    expect(blocked).toMatchObject({ node, problem: 'message.over_frequency_cap' });
    expect(played(world, [passes(24 * 60 * MINUTE), says('c')], simulation).messages.at(-1)).toMatchObject({
      direction: 'out',
      topic: 'marketing',
    });
  });
});

describe('a click (CT-39)', () => {
  const waitsForClick = (config: object) =>
    aJourney(
      [
        { id: 'start', type: 'trigger.message', config: { match: { type: 'any' } } },
        { id: 'offer', type: 'send', config },
        {
          id: 'click',
          type: 'wait',
          config: { type: 'click', link: 'sale', timeout: { amount: 1, unit: 'hours' } },
        },
        { id: 'yes', type: 'end', config: { reason: '' } },
        { id: 'no', type: 'end', config: { reason: '' } },
      ],
      ['start next offer', 'offer sent click', 'click happened yes', 'click timeout no'],
    );
  const text = { message: { type: 'text', text: 'https://a.example/sale https://a.example/help' }, template: null };
  const opens = (url: string, from: Simulation): Action => {
    if (from.messages.length === 0) throw new Error('Nothing was sent');
    return { type: 'click', message: from.messages.length, url };
  };
  it.each([
    ['on the link that is waited for', true, 'https://a.example/sale', 'yes', true],
    ['on another link', true, 'https://a.example/help', 'click', true],
    ['on a link button', true, 'https://a.example/sale/now', 'yes', true],
    ['that is not counted', false, 'https://a.example/sale', 'click', false],
  ])('%s', (_, trackLinks, url, node, counted) => {
    const button = { type: 'linkButton', body: 'Now', button: 'Open', url };
    const config = url.endsWith('now') ? { message: button, template: null } : text;
    const world = { ...aWorld(waitsForClick({ ...config, trackLinks })), linkBase: 'https://go.example/r/' };
    const sent = played(world, [says('hi')]);
    const after = played(world, [opens(url, sent)], sent);
    expect(after.run?.node).toBe(node);
    expect(after.log.at(-1)?.what).toEqual({ type: 'clicked', url, counted });
    expect(played({ ...world, linkBase: null }, [opens(url, sent)], sent).run?.node).toBe('click');
  });
});
