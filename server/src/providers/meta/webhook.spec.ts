import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { callbackData, isSignedBy, parseWebhook } from './webhook';
import { metaWebhook } from '../../testing/product';
import { messageId } from '@sendero/shared';

/** Every part that a card can have, each once. */
const CARD = {
  name: { formatted_name: 'Ada Okoro', first_name: 'Ada', last_name: 'Okoro' },
  phones: [{ phone: '+1 555', wa_id: '1555', type: 'WORK' }],
  emails: [{ email: 'ada@shop.example', type: 'WORK' }],
  addresses: [{ street: '1 Dam', city: 'Amsterdam', zip: '1012', country_code: 'NL', type: 'HOME' }],
  org: { company: 'Canal Store', title: 'Lead' },
  urls: [{ url: 'https://shop.example', type: 'WORK' }],
  birthday: '1990-04-02',
};
const from = { from: '15550100123', id: 'wamid.1', timestamp: '1795257600' };
const parseOne = (message: object) => parseWebhook(metaWebhook({ messages: [{ ...from, ...message }] }))[0];

function flowReply(response: string | undefined) {
  const reply = { name: 'flow', body: 'Sent', response_json: response };
  return { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: reply } };
}

describe('messages in a webhook', () => {
  it.each<[string, object, object]>([
    ['text', { type: 'text', text: { body: 'Hi' } }, { text: 'Hi', content: { type: 'text' }, opensWindow: true }],
    [
      'a reply button',
      {
        type: 'interactive',
        interactive: { type: 'button_reply', button_reply: { id: 'yes', title: 'Yes' } },
        context: { id: 'wamid.0' },
      },
      { text: 'Yes', content: { type: 'button', payload: 'yes' }, quotedId: 'wamid.0' },
    ],
    [
      'a list row',
      { type: 'interactive', interactive: { type: 'list_reply', list_reply: { id: 'r1', title: 'Row' } } },
      { text: 'Row', content: { type: 'listRow', rowId: 'r1' } },
    ],
    [
      'a template’s quick reply',
      { type: 'button', button: { payload: 'track', text: 'Track' } },
      { text: 'Track', content: { type: 'button', payload: 'track' } },
    ],
    [
      'a picture with a caption',
      { type: 'image', image: { id: '9', mime_type: 'image/jpeg', caption: 'Look' } },
      { text: 'Look', content: { type: 'media', kind: 'image', mediaId: '9', mimeType: 'image/jpeg' } },
    ],
    [
      'a place',
      { type: 'location', location: { latitude: 52.37, longitude: 4.89, name: 'Canal Store' } },
      { text: 'Canal Store', content: { type: 'location', latitude: 52.37, longitude: 4.89 } },
    ],
    [
      'all that WhatsApp says of a place (WEB-33)',
      {
        type: 'location',
        location: { latitude: 1, longitude: 2, name: 'Shop', address: 'Dam 1', url: 'https://s.example' },
      },
      {
        text: 'Shop',
        content: {
          type: 'location',
          latitude: 1,
          longitude: 2,
          name: 'Shop',
          address: 'Dam 1',
          url: 'https://s.example',
        },
      },
    ],
    [
      'a whole contact card (WEB-34)',
      {
        type: 'contacts',
        contacts: [{ ...CARD, emails: [...CARD.emails, null, {}, { email: 7 }], ims: [{ service: 'AIM' }] }],
      },
      { text: 'Ada Okoro', content: { contacts: [{ name: 'Ada Okoro', phones: ['+1 555'], details: CARD }] } },
    ],
    [
      'a contact card that is hardly one (WEB-34)',
      {
        type: 'contacts',
        contacts: [{ name: { formatted_name: 'Bo' }, birthday: 1990, org: [], urls: 'none', phones: {} }],
      },
      { content: { contacts: [{ name: 'Bo', phones: [], details: { name: { formatted_name: 'Bo' } } }] } },
    ],
    [
      'contacts (WEB-34)',
      {
        type: 'contacts',
        contacts: [
          { name: { formatted_name: 'Ada Okoro' }, phones: [{ phone: '+1 555', wa_id: '1555' }, { type: 'WORK' }] },
          { name: { first_name: 'Bo' } },
          null,
        ],
      },
      {
        text: 'Ada Okoro, Bo',
        content: {
          type: 'contacts',
          contacts: [
            { name: 'Ada Okoro', phones: ['+1 555'] },
            { name: 'Bo', phones: [] },
            { name: '', phones: [] },
          ],
        },
      },
    ],
    [
      'a flow that was filled in',
      flowReply('{"flow_token":"run_81f2","day":"2026-12-01","guests":2,"extras":["cot"]}'),
      { text: 'Sent', content: { type: 'flow', response: { day: '2026-12-01', guests: 2, extras: ['cot'] } } },
    ],
    ['a flow whose answer can not be read', flowReply('{"day":'), { content: { type: 'flow', response: {} } }],
    ['a flow whose answer is no object', flowReply('[1]'), { content: { type: 'flow', response: {} } }],
    ['a flow without an answer', flowReply(undefined), { content: { type: 'flow', response: {} } }],
    [
      'a reaction',
      { type: 'reaction', reaction: { emoji: '👍' } },
      { content: { type: 'reaction', emoji: '👍' }, opensWindow: false },
    ],
    [
      'something new',
      { type: 'hologram' },
      { content: { type: 'unknown', providerType: 'hologram' }, opensWindow: false },
    ],
    [
      'an ad that led here',
      {
        type: 'text',
        text: { body: 'I saw your ad' },
        referral: { source_id: '238', source_type: 'ad', headline: 'Winter sale', ctwa_clid: 'ARA' },
      },
      { referral: { sourceId: '238', sourceType: 'ad', headline: 'Winter sale', clickId: 'ARA' } },
    ],
    ['nothing of an ad', { type: 'text', text: { body: 'Hi' } }, { referral: null }],
    ['ms instead of seconds', { type: 'text', timestamp: '1795257600123', text: { body: '' } }, { at: 1795257600123 }],
    ['a NUL character', { type: 'text', text: { body: 'a\u0000b' } }, { text: 'ab' }],
  ])('%s', (_, message, expected) => {
    expect(parseOne(message)).toMatchObject({ type: 'message', providerId: 'wamid.1', ...expected });
  });

  it('of a person without a phone number carry the user id', () => {
    const message = { from: undefined, from_user_id: 'US.1', type: 'text', text: { body: 'Hi' } };
    expect(parseOne(message)).toMatchObject({ from: { waId: null, userId: 'US.1' } });
  });

  it('of the system are nobody’s message', () => {
    expect(parseOne({ type: 'system', system: { type: 'user_changed_number' } })).toMatchObject({ type: 'unknown' });
  });
});

describe('statuses in a webhook', () => {
  const id = messageId.parse('01900000-0000-7000-8000-000000000001');
  const parseStatus = (status: object) =>
    parseWebhook(
      metaWebhook({ statuses: [{ id: 'wamid.2', timestamp: '1795257600', recipient_id: '1', ...status }] }),
    )[0];

  it.each<[string, object, object]>([
    [
      'lead back by our own id',
      { status: 'sent', biz_opaque_callback_data: callbackData(id) },
      { status: 'sent', messageId: id },
    ],
    ['or by the provider’s', { status: 'read' }, { status: 'read', messageId: null, providerId: 'wamid.2' }],
    [
      'ignore callback data that is not ours',
      { status: 'read', biz_opaque_callback_data: 'm1:../etc' },
      { messageId: null },
    ],
    ['a played voice message was read', { status: 'played' }, { status: 'read' }],
    [
      'say why a message failed',
      { status: 'failed', errors: [{ code: 131026, error_data: { details: 'Not on WhatsApp' } }] },
      { failure: { problem: 'whatsapp.undeliverable', detail: 'Not on WhatsApp' } },
    ],
    [
      'survive a failure without errors',
      { status: 'failed' },
      { failure: { problem: 'whatsapp.other', detail: 'code -1' } },
    ],
  ])('%s', (_, status, expected) => {
    expect(parseStatus(status)).toMatchObject({ type: 'receipt', ...expected });
  });
});

describe('any JSON', () => {
  it('is parsed without an error', () => {
    fc.assert(fc.property(fc.jsonValue(), (body) => Array.isArray(parseWebhook(body))));
  });

  it('in the place of a message is kept and stops no other', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (strange) => {
        const good = { ...from, type: 'text', text: { body: 'Hi' } };
        const updates = parseWebhook(metaWebhook({ messages: [...strange, good] as object[] }));
        expect(updates).toHaveLength(strange.length + 1);
        expect(updates.at(-1)).toMatchObject({ type: 'message', text: 'Hi' });
      }),
    );
  });
});

describe('signatures', () => {
  const body = Buffer.from('{"text":"\\u00e9"}');
  const good = `sha256=${createHmac('sha256', 'secret').update(body).digest('hex')}`;

  it.each([
    ['the right one', 'secret', good, true],
    ['another secret', 'other', good, false],
    ['none', 'secret', undefined, false],
    ['another algorithm', 'secret', good.replace('sha256', 'sha1'), false],
    ['a short one', 'secret', good.slice(0, -2), false],
    ['no hex', 'secret', 'sha256=zz', false],
  ])('%s', (_, secret, header, expected) => {
    expect(isSignedBy(secret, body, header)).toBe(expected);
  });
});
