// A bot for Sendero in one file, without dependencies: node examples/bot/bot.mjs
//
//   SENDERO_URL     where Sendero is, such as http://localhost:3000
//   SENDERO_SECRET  the bot's signing secret
//   SENDERO_TOKEN   the bot's token
//   PORT            where the bot listens; 4000 when it is not set
//
// Both secrets are shown once, when the bot is added under Settings › Webhooks and bots. Give the bot's address there as
// http://localhost:4000/ (a bot on the same machine needs ALLOW_PRIVATE_WEBHOOKS=true), and a rule that hands over to it.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const { SENDERO_URL, SENDERO_SECRET, SENDERO_TOKEN, PORT = '4000' } = process.env;
if (!SENDERO_URL || !SENDERO_SECRET || !SENDERO_TOKEN) {
  console.error('Set SENDERO_URL, SENDERO_SECRET and SENDERO_TOKEN; the first lines of bot.mjs say what they are.');
  process.exit(1);
}

/** Older requests are refused, so that nobody can send one again that they caught, in seconds. */
const OLDEST = 300;
/** Ids of events that were answered. A real bot keeps them where they outlive it. */
const answered = new Set();

const server = createServer(async (request, response) => {
  const body = await read(request);
  if (!isFromSendero(request.headers['x-sendero-signature'], body)) return response.writeHead(401).end();
  const event = JSON.parse(body);
  try {
    if (!answered.has(event.id)) await answer(event);
    answered.add(event.id);
    // Only now: what fails before this is sent again, and nothing of this customer comes before it.
    response.writeHead(204).end();
  } catch (error) {
    console.error(error);
    response.writeHead(500).end();
  }
});
server.listen(Number(PORT), () => console.log(`The bot listens on ${server.address().port}`));

/** What the bot is for: it answers about opening hours, says goodbye, and brings people in for all else. */
async function answer(event) {
  const { text, content } = event.data.message;
  const choice = content.payload ?? content.rowId ?? text.trim().toLowerCase();
  if (choice === 'hours') return say(event, { type: 'text', text: 'We are open from 9 to 6.' });
  if (choice === 'bye') {
    await say(event, { type: 'text', text: 'Goodbye!' });
    return call(event, 'resolve', {});
  }
  if (choice === 'person') {
    await say(event, { type: 'text', text: 'One moment, somebody will be with you.' });
    return call(event, 'hand-over', { assignTo: 'Support', note: 'Asked the bot for a person' });
  }
  return say(event, {
    type: 'buttons',
    body: `You said “${text}”. What would you like?`,
    buttons: [
      { id: 'hours', title: 'Opening hours' },
      { id: 'person', title: 'Talk to a person' },
      { id: 'bye', title: 'Nothing, thanks' },
    ],
  });
}

/** The event's id is the key, so an event that comes twice is answered once. */
function say(event, message) {
  return call(event, 'messages', { message }, { 'idempotency-key': event.id });
}

async function call(event, what, body, headers = {}) {
  const answer = await fetch(`${SENDERO_URL}/api/bot/conversations/${event.conversation.id}/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${SENDERO_TOKEN}`, ...headers },
    body: JSON.stringify(body),
  });
  // People took the conversation over, or it is resolved already: nothing to do.
  if (answer.status === 409) return console.log(`${what}: ${(await answer.json()).detail}`);
  if (!answer.ok) throw new Error(`${what} answered ${answer.status}: ${await answer.text()}`);
}

/** The header says t=<seconds>,v1=<HMAC-SHA256 of "<seconds>.<body>">, with a second v1 for a day after a new secret. */
function isFromSendero(header, body) {
  const parts = String(header)
    .split(',')
    .map((part) => part.split('='));
  const seconds = parts.find(([name]) => name === 't')?.[1];
  if (!(Math.abs(Date.now() / 1000 - Number(seconds)) < OLDEST)) return false;
  const expected = createHmac('sha256', SENDERO_SECRET).update(`${seconds}.${body}`).digest();
  return parts.some(([name, value]) => {
    const given = Buffer.from(name === 'v1' ? value : '', 'hex');
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

async function read(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
