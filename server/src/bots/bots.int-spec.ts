import type { BotView, NewBot, WebhookEventOf } from '@sendero/shared';
import { openEndpoint, type Endpoint } from '../testing/endpoint';
import { allTold, settled } from '../testing/events';
import { eventually, isWaitedFor, metaText, metaWebhook, startProduct, type Product } from '../testing/product';
import { aJourney, end, keyword, text } from '../testing/journeys';
import { addRule } from '../testing/rules';
import { FactsRepository } from '../webhooks/facts.repository';
import { BotHoldsRepository } from './bot-holds.repository';

const ADA = '15550100001';

let product: Product;
let endpoint: Endpoint;
let bot: NewBot;

const addBot = (url: string) => product.api<NewBot>('POST', '/bots', { settings: { name: 'Parcel bot', url } });
const events = () => endpoint.heard.map(({ body }) => JSON.parse(body) as WebhookEventOf<'message.received'>);
const texts = () => events().map(({ data }) => data.message.text);
const told = (count: number) =>
  eventually(
    () => Promise.resolve(events()),
    (all) => all.length >= count,
  );
const received = async () => (await product.received()).map((message) => message.text);
const sends = (...expected: string[]) =>
  eventually(received, (all) => all.length >= expected.length).then((all) => expect(all).toEqual(expected));
const conversation = async () => {
  const [row] = await product.sql<{ id: string; status: string; assigned_to: string; note: string }>(
    'SELECT id, status, assigned_to, note FROM conversation',
  );
  return row;
};
/** Calls as the bot; answers the status and the code of a problem. */
const asBot = async (what: string, body: object, { token = bot.token, id = '', key = '' } = {}) => {
  const answer = await fetch(`${product.url}/api/bot/conversations/${id || (await conversation())?.id}/${what}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      ...(key && { 'idempotency-key': key }),
    },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  return [answer.status, text === '' ? null : ((JSON.parse(text) as { code?: string }).code ?? null)] as const;
};
const says = (text: string, options?: { token?: string; id?: string; key?: string }) =>
  asBot('messages', { message: { type: 'text', text } }, options);

beforeEach(async () => {
  endpoint = await openEndpoint();
  product = await startProduct({ allowPrivateWebhooks: true });
  await product.sql(`UPDATE journey SET status = 'paused'`);
});
afterEach(async () => {
  await product.close();
  await endpoint.close();
});

describe('a conversation that a journey handed to a bot', () => {
  const publishes = () =>
    product.publish(
      aJourney(
        {
          asks: keyword('parcel'),
          hand: [
            'handover',
            { bot: bot.bot.id, assignTo: '', note: 'Knows parcels', timeout: { amount: 1, unit: 'hours' } },
          ],
          bye: text('Glad to help'),
          late: text('Nobody was there'),
          end,
        },
        ['asks.next -> hand', 'hand.resolved -> bye', 'bye.sent -> end', 'hand.timeout -> late', 'late.sent -> end'],
      ),
    );

  beforeEach(async () => {
    bot = await addBot(endpoint.url);
  });

  it('is told to the bot, and the journey goes on when the bot resolves it', async () => {
    await publishes();
    await product.writes(ADA, 'parcel');
    await told(1);
    expect(texts()).toEqual(['parcel']);
    expect(await conversation()).toMatchObject({ status: 'open', assigned_to: 'Parcel bot', note: 'Knows parcels' });
    await product.writes(ADA, 'number 7');
    await told(2);
    expect(await says('It comes today')).toEqual([201, null]);
    expect(await asBot('resolve', {})).toEqual([204, null]);
    await sends('It comes today', 'Glad to help');
    expect(await says('One more thing')).toEqual([409, 'bot.not_holding']);
  });

  it('comes back to the journey when the time is over', async () => {
    await publishes();
    await product.writes(ADA, 'parcel');
    await told(1);
    await product.advanceClock(61 * 60_000);
    await sends('Nobody was there');
    expect(await conversation()).toMatchObject({ status: 'bot' });
    expect(await says('Hello?')).toEqual([409, 'bot.not_holding']);
  });

  it('is with people when the bot is switched off', async () => {
    await publishes();
    await product.api('PUT', `/bots/${bot.bot.id}`, {
      settings: { name: 'Parcel bot', url: endpoint.url, enabled: false },
    });
    await product.writes(ADA, 'parcel');
    await eventually(conversation, (row) => row?.status === 'open');
    expect(await conversation()).toMatchObject({ assigned_to: '', note: 'The bot is switched off' });
    await allTold(product);
    expect(texts()).toEqual([]);
  });

  it('is with people when the bot is switched off while it is given a run without any message', async () => {
    const late = jest.spyOn(FactsRepository.prototype, 'take').mockResolvedValue([]);
    const journey = await product.publish(
      aJourney(
        {
          begin: ['trigger.api', {}],
          hand: ['handover', { bot: bot.bot.id, assignTo: '', note: '', timeout: null }],
          end,
        },
        ['begin.next -> hand', 'hand.resolved -> end'],
      ),
    );
    await product.api('POST', `/journeys/${journey}/runs`, { contacts: [{ phone: `+${ADA}` }] });
    await eventually(conversation, (row) => row?.assigned_to === 'Parcel bot');
    // As if the step had been worked by a transaction that did not see this yet.
    await product.sql('UPDATE webhook_endpoint SET enabled = false');
    late.mockRestore();
    await eventually(conversation, (row) => row?.note === 'The bot is switched off');
    expect(await conversation()).toMatchObject({ status: 'open', assigned_to: '' });
    expect(await product.api<BotView[]>('GET', '/bots')).toMatchObject([{ enabled: false, holding: 0 }]);
    expect(texts()).toEqual([]);
  });

  it('keeps the bot from being deleted while the journey names it', async () => {
    await publishes();
    await expect(product.api('DELETE', `/bots/${bot.bot.id}`)).rejects.toThrow('bot.in_use');
  });

  it('goes to whoever of the team is named, and the bot is out of it', async () => {
    await publishes();
    await product.writes(ADA, 'parcel');
    await told(1);
    const { id: team } = await product.api<{ id: string }>('POST', '/teams', {
      name: 'Support',
      roundRobin: false,
      members: [],
    });
    const { id } = (await conversation()) ?? { id: '' };
    await product.api('PUT', `/conversations/${id}/assignment`, { teamId: team, agentId: null });
    expect(await says('Still here')).toEqual([409, 'bot.not_holding']);
  });
});

describe('a conversation that a rule handed to a bot (WEB-45)', () => {
  beforeEach(async () => {
    bot = await addBot(endpoint.url);
    await addRule(product, { name: 'Ask the bot', action: { type: 'bot', bot: bot.bot.id } });
  });

  it('is told to the bot from the message on that asked for it, in order, one after another', async () => {
    let open = 0;
    let most = 0;
    endpoint.answer = (response) => {
      most = Math.max(most, ++open);
      setTimeout(() => {
        open -= 1;
        response.writeHead(204).end();
      }, 60);
    };
    const said = ['one', 'two', 'three', 'four'].map((text) => metaText(ADA, `wamid.${text}`, text));
    await product.webhook(metaWebhook({ messages: said.slice(0, 2) }));
    await product.webhook(metaWebhook({ messages: said.slice(2) }));
    await told(4);
    await allTold(product);
    expect(texts()).toEqual(['one', 'two', 'three', 'four']);
    expect(most).toBe(1);
    expect(await conversation()).toMatchObject({ status: 'open', assigned_to: 'Parcel bot' });
    expect(await product.api<BotView[]>('GET', '/bots')).toMatchObject([{ holding: 1 }]);
  });

  it('is answered by the bot through the API until it resolves it', async () => {
    await product.writes(ADA, 'where is my parcel');
    const [event] = await told(1);
    const id = event?.conversation.id ?? '';
    expect(await says('On its way', { id })).toEqual([201, null]);
    await sends('On its way');
    await product.writes(ADA, 'thanks');
    await told(2);
    expect(await asBot('resolve', {})).toEqual([204, null]);
    expect(await conversation()).toMatchObject({ status: 'resolved' });
    expect(await says('One more thing')).toEqual([409, 'bot.not_holding']);
    expect(await received()).toEqual(['On its way']);
    await product.writes(ADA, 'again');
    await told(3);
    expect(texts()).toEqual(['where is my parcel', 'thanks', 'again']);
  });

  it('gets a message of the bot once, however often the bot sends it', async () => {
    await product.writes(ADA, 'hi');
    await told(1);
    expect(await says('Hello', { key: 'k' })).toEqual([201, null]);
    expect(await says('Hello', { key: 'k' })).toEqual([201, null]);
    await sends('Hello');
    await settled(product);
    expect(await received()).toEqual(['Hello']);
  });

  it('answers a repeated key with the first message, also when somebody has taken over meanwhile', async () => {
    await product.writes(ADA, 'hi');
    await told(1);
    expect(await says('Hello', { key: 'k' })).toEqual([201, null]);
    await product.api('POST', `/conversations/${(await conversation())?.id}/take-over`, { assignTo: 'Ines' });
    expect(await says('Hello', { key: 'k' })).toEqual([201, null]);
    expect(await says('Hello', { key: 'other' })).toEqual([409, 'bot.not_holding']);
    await sends('Hello');
    expect(await product.sql(`SELECT FROM message WHERE direction = 'out'`)).toHaveLength(1);
  });

  it('stays with people who take over at the moment in which the bot resolves it', async () => {
    await product.writes(ADA, 'hi');
    await told(1);
    const id = (await conversation())?.id ?? '';
    await product.sql('BEGIN');
    await product.sql(`UPDATE conversation SET bot_until = now(), assigned_to = 'Ines' WHERE id = $1`, [id]);
    const resolves = asBot('resolve', {}, { id });
    await isWaitedFor(product);
    await product.sql('COMMIT');
    expect(await resolves).toEqual([409, 'bot.not_holding']);
    expect(await conversation()).toMatchObject({ status: 'open', assigned_to: 'Ines' });
  });

  it('brings back with receipts what the bot gave with its message (WEB-41)', async () => {
    await product.api('POST', '/webhooks', {
      settings: { name: 'CRM', url: `${endpoint.url}/receipts`, events: ['message.status'] },
    });
    await product.writes(ADA, 'hi');
    await told(1);
    const message = { type: 'text', text: 'Hello' };
    expect(await asBot('messages', { message, callbackData: 'x'.repeat(513) })).toEqual([422, 'request.invalid']);
    expect(await asBot('messages', { message, callbackData: 'ticket 9' })).toEqual([201, null]);
    const receipts = await eventually(
      () => Promise.resolve(endpoint.heard.filter(({ path }) => path === '/receipts')),
      (heard) => heard.length > 0,
    );
    const receipt = JSON.parse(receipts[0]?.body ?? '') as WebhookEventOf<'message.status'>;
    expect(receipt.data.message).toMatchObject({ status: 'sent', callbackData: 'ticket 9' });
  });

  it('goes to people when the bot says so', async () => {
    await product.writes(ADA, 'hi');
    await told(1);
    expect(await asBot('hand-over', { assignTo: 'Support', note: 'Wants a refund' })).toEqual([204, null]);
    expect(await conversation()).toMatchObject({ status: 'open', assigned_to: 'Support', note: 'Wants a refund' });
    await product.writes(ADA, 'hello?');
    await allTold(product);
    expect(texts()).toEqual(['hi']);
    expect(await says('Me again')).toEqual([409, 'bot.not_holding']);
  });

  it('is taken from the bot by people', async () => {
    await product.writes(ADA, 'hi');
    await told(1);
    await product.api('POST', `/conversations/${(await conversation())?.id}/take-over`, { assignTo: 'Ines' });
    expect(await says('Too late')).toEqual([409, 'bot.not_holding']);
    expect(await conversation()).toMatchObject({ status: 'open', assigned_to: 'Ines' });
  });

  it('goes to people when the bot does not answer for minutes', async () => {
    endpoint.answer = (response) => response.writeHead(500).end();
    await product.writes(ADA, 'hi');
    await told(1);
    await product.sql(`UPDATE webhook_delivery SET since = since - interval '10 minutes'`);
    await eventually(conversation, (row) => row?.note === 'The bot did not answer');
    expect(await conversation()).toMatchObject({ status: 'open', assigned_to: '' });
  });

  it('goes to people when the bot is switched off', async () => {
    await product.writes(ADA, 'hi');
    await told(1);
    const settings = { name: 'Parcel bot', url: endpoint.url, enabled: false };
    await product.api('PUT', `/bots/${bot.bot.id}`, { settings });
    expect(await conversation()).toMatchObject({ status: 'open', assigned_to: '' });
    expect(await says('Too late')).toEqual([401, 'bot.token_invalid']);
    await product.api('POST', `/conversations/${(await conversation())?.id}/resolve`);
    await product.writes(ADA, 'anybody?');
    await eventually(conversation, (row) => row?.note === 'The bot is switched off');
    expect(texts()).toEqual(['hi']);
  });

  it('goes to people when the bot is switched off while a rule gives it to the bot', async () => {
    const late = jest.spyOn(FactsRepository.prototype, 'take').mockResolvedValue([]);
    await product.writes(ADA, 'hi');
    await eventually(conversation, (row) => row?.assigned_to === 'Parcel bot');
    // As if the rule had been obeyed by a transaction that did not see this yet.
    await product.sql('UPDATE webhook_endpoint SET enabled = false');
    late.mockRestore();
    await eventually(conversation, (row) => row?.note === 'The bot is switched off');
    expect(await conversation()).toMatchObject({ status: 'open', assigned_to: '' });
    expect(texts()).toEqual([]);
  });

  it('goes to people when it was given to the bot just before that was switched off for all', async () => {
    await product.api('PUT', `/bots/${bot.bot.id}`, {
      settings: { name: 'Parcel bot', url: endpoint.url, enabled: false },
    });
    await product.writes(ADA, 'hi');
    await eventually(conversation, (row) => row?.note === 'The bot is switched off');
    await product.api('POST', `/conversations/${(await conversation())?.id}/resolve`);
    await product.sql('UPDATE webhook_endpoint SET enabled = true');
    const ends = jest.spyOn(BotHoldsRepository.prototype, 'endAll').mockImplementationOnce(async () => {
      await product.sql(
        `UPDATE conversation SET status = 'open', note = '', bot_id = $1, bot_since = now(), bot_until = NULL`,
        [bot.bot.id],
      );
    });
    await product.api('PUT', `/bots/${bot.bot.id}`, {
      settings: { name: 'Parcel bot', url: endpoint.url, enabled: false },
    });
    ends.mockRestore();
    expect(await conversation()).toMatchObject({ status: 'open', assigned_to: '', note: 'The bot was switched off' });
    expect(await product.api<BotView[]>('GET', '/bots')).toMatchObject([{ enabled: false, holding: 0 }]);
  });

  it('stays with the bot when the process dies while the bot is switched off', async () => {
    await product.writes(ADA, 'hi');
    await told(1);
    const settings = { name: 'Parcel bot', url: endpoint.url, enabled: false };
    const dies = jest
      .spyOn(BotHoldsRepository.prototype, 'endAll')
      .mockRejectedValueOnce(new Error('The process died'));
    await expect(product.api('PUT', `/bots/${bot.bot.id}`, { settings })).rejects.toThrow('server.unexpected');
    dies.mockRestore();
    expect(await product.api<BotView[]>('GET', '/bots')).toMatchObject([{ enabled: true, holding: 1 }]);
    expect(await says('Still here')).toEqual([201, null]);
  });

  it('is out of reach of every other token, and of the workspace’s own routes for this one', async () => {
    await product.writes(ADA, 'hi');
    await told(1);
    const other = await addBot(endpoint.url);
    expect(await says('Me', { token: other.token })).toEqual([409, 'bot.not_holding']);
    expect(await says('Me', { token: 'bot_guess' })).toEqual([401, 'bot.token_invalid']);
    const answer = await fetch(`${product.url}/api/contacts`, { headers: { authorization: `Bearer ${bot.token}` } });
    expect(answer.status).toBe(401);
    const { token } = await product.api<NewBot>('POST', `/bots/${bot.bot.id}/secret`);
    expect(await says('Old token')).toEqual([401, 'bot.token_invalid']);
    expect(await says('New token', { token })).toEqual([201, null]);
  });

  it('takes no message that WhatsApp would refuse', async () => {
    await product.writes(ADA, 'hi');
    await told(1);
    expect(await says('')).toEqual([422, 'bot.message_unusable']);
  });

  it('keeps its bot from being deleted while a rule needs it', async () => {
    await expect(product.api('DELETE', `/bots/${bot.bot.id}`)).rejects.toThrow('bot.in_use');
  });
});
