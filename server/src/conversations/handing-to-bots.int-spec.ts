import {
  AGENT_HEADER,
  type AgentView,
  type ConversationTally,
  type ConversationView,
  type NewBot,
  type Page,
  type ThreadPage,
  type WebhookEventOf,
} from '@sendero/shared';
import { openEndpoint, type Endpoint } from '../testing/endpoint';
import { eventually, startProduct, type Product } from '../testing/product';

const ADA = '15550100001';
const NOWHERE = '01990000-0000-7000-8000-00000000dead';

describe('a conversation that an agent hands to a bot (WEB-45)', () => {
  let product: Product;
  let endpoint: Endpoint;
  let bot: NewBot;
  let ines: AgentView;

  beforeEach(async () => {
    endpoint = await openEndpoint();
    product = await startProduct({ allowPrivateWebhooks: true });
    await product.sql(`UPDATE journey SET status = 'paused'`);
    bot = await addBot('Parcel bot');
    ines = await product.api('POST', '/agents', { name: 'Ines', color: 'green' });
    await product.writes(ADA, 'where is it');
    await eventually(conversation, (found) => found?.lastMessage?.text === 'where is it');
  });
  afterEach(async () => {
    await product.close();
    await endpoint.close();
  });

  const addBot = (name: string) => product.api<NewBot>('POST', '/bots', { settings: { name, url: endpoint.url } });
  const conversation = async () => (await product.api<Page<ConversationView>>('GET', '/conversations')).items[0];
  const id = async () => (await conversation())?.id ?? '';
  const change = async (method: string, what: string, body: object) =>
    product.api<ConversationView>(method, `/conversations/${await id()}/${what}`, body);
  const hand = (to = bot.bot.id) => change('PUT', 'bot', { bot: to });
  const told = (...expected: readonly string[]) =>
    eventually(
      () =>
        Promise.resolve(
          endpoint.heard.map(({ body }) => (JSON.parse(body) as WebhookEventOf<'message.received'>).data.message.text),
        ),
      (texts) => texts.length >= expected.length,
    ).then((texts) => expect(texts).toEqual(expected));
  const botSays = async (text: string, { token } = bot) => {
    const answer = await fetch(`${product.url}/api/bot/conversations/${await id()}/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ message: { type: 'text', text } }),
    });
    return answer.status;
  };
  const piles = async (): Promise<readonly string[]> => {
    const ask = { headers: { [AGENT_HEADER]: ines.id } };
    const tally = (await (await fetch(`${product.url}/api/conversations/tally`, ask)).json()) as ConversationTally;
    const listed = async (pile: string) => {
      const answer = await fetch(`${product.url}/api/conversations?pile=${pile}`, ask);
      return ((await answer.json()) as Page<ConversationView>).items.length;
    };
    const found: string[] = [];
    for (const pile of ['mine', 'unassigned', 'bot'] as const) {
      expect(await listed(pile)).toBe(tally[pile]);
      if (tally[pile] > 0) found.push(pile);
    }
    return found;
  };

  it('is told to it from the last message on, and lies in the pile of the bots', async () => {
    expect(await piles()).toEqual([]);
    expect(await hand()).toMatchObject({
      status: 'open',
      assignedTo: 'Parcel bot',
      bot: { id: bot.bot.id, name: 'Parcel bot' },
      agent: null,
    });
    await told('where is it');
    await product.writes(ADA, 'number 7');
    await told('where is it', 'number 7');
    expect(await botSays('It comes today')).toBe(201);
    const { items } = await product.api<ThreadPage>('GET', `/conversations/${await id()}/messages`);
    expect(items[0]).toMatchObject({ text: 'It comes today', sentBy: { botId: bot.bot.id, botName: 'Parcel bot' } });
    expect(await piles()).toEqual(['bot']);
  });

  it('is taken from whoever has it, and taken back by anybody, also by nobody in particular', async () => {
    await change('PUT', 'assignment', { agentId: ines.id, teamId: null });
    expect(await piles()).toEqual(['mine']);
    await hand();
    expect(await piles()).toEqual(['bot']);
    expect(await change('POST', 'take-over', { assignTo: '' })).toMatchObject({ assignedTo: '', bot: null });
    expect(await piles()).toEqual(['unassigned']);
    expect(await botSays('Too late')).toBe(409);
    await hand();
    expect(await change('PUT', 'assignment', { agentId: null, teamId: null })).toMatchObject({
      assignedTo: 'Parcel bot',
      bot: { id: bot.bot.id },
    });
    expect(await change('PUT', 'assignment', { agentId: ines.id, teamId: null })).toMatchObject({ bot: null });
    expect(await piles()).toEqual(['mine']);
  });

  it('is told once, however often it is handed over, and goes from one bot to another', async () => {
    await Promise.all([hand(), hand(), hand()]);
    await told('where is it');
    const other = await addBot('Night bot');
    await hand(other.bot.id);
    await told('where is it', 'where is it');
    expect(await botSays('Mine no more')).toBe(409);
    expect(await botSays('Mine now', other)).toBe(201);
    await change('POST', 'take-over', { assignTo: '' });
    await hand();
    await product.writes(ADA, 'number 7');
    await told('where is it', 'where is it', 'number 7');
  });

  it('is nobody’s bot’s any more when it is resolved', async () => {
    await hand();
    expect(await change('POST', 'resolve', {})).toMatchObject({ status: 'resolved', bot: null });
    expect(await piles()).toEqual([]);
  });

  it('goes from the bot to the agent that it names', async () => {
    await hand();
    await fetch(`${product.url}/api/bot/conversations/${await id()}/hand-over`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${bot.token}` },
      body: JSON.stringify({ assignTo: 'ines', note: 'Wants a refund' }),
    });
    expect(await conversation()).toMatchObject({ bot: null, agent: { id: ines.id }, note: 'Wants a refund' });
    expect(await piles()).toEqual(['mine']);
  });

  it.each([
    ['is not there', () => NOWHERE, 'bot.not_found'],
    ['is switched off', () => bot.bot.id, 'bot.switched_off'],
  ])('stays where it is when the bot %s', async (_, to, code) => {
    const settings = { name: 'Parcel bot', url: endpoint.url, enabled: false };
    await product.api('PUT', `/bots/${bot.bot.id}`, { settings });
    await expect(hand(to())).rejects.toThrow(code);
    expect(await conversation()).toMatchObject({ status: 'bot', bot: null });
  });
});
