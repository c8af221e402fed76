import {
  agentId,
  channelId,
  contactId,
  conversationId,
  messageId,
  type ConversationView,
  type InboxUpdate,
} from '@sendero/shared';
import { newsFor } from './news-for';

const uuid = (index: number) => `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`;
const ME = agentId.parse(uuid(901));
const OTHER = { id: agentId.parse(uuid(902)), name: 'Other', color: 'green' } as const;
const CONVERSATION = conversationId.parse(uuid(1));

function update(change: Partial<ConversationView>, direction: 'in' | 'out' = 'in'): InboxUpdate {
  const conversation: ConversationView = {
    id: CONVERSATION,
    channelId: channelId.parse(uuid(2)),
    contact: { id: contactId.parse(uuid(3)), name: 'Ada', phone: '+351912345678' },
    windowExpiresAt: null,
    lastMessage: null,
    lastInboundAt: null,
    unread: 1,
    status: 'open',
    assignedTo: '',
    agent: null,
    team: null,
    bot: null,
    labels: [],
    notes: 0,
    note: '',
    openedAt: null,
    found: null,
    ...change,
  };
  const shared = { conversationId: CONVERSATION, at: 1, text: 'Hello', quotes: null };
  const incoming = { ...shared, id: messageId.parse(uuid(4)), direction: 'in', content: { type: 'text' } } as const;
  const outgoing = {
    ...shared,
    id: messageId.parse(uuid(5)),
    direction: 'out',
    content: { type: 'session', message: { type: 'text', text: 'Hello', previewUrl: false } },
    status: 'sent',
    problem: null,
    sentBy: null,
  } as const;
  return { conversations: [conversation], messages: [direction === 'in' ? incoming : outgoing] };
}

describe('newsFor', () => {
  const told = [{ conversation: CONVERSATION, name: 'Ada', text: 'Hello' }];

  it.each([
    ['a message that waits for anybody', update({}), null, told],
    ['a message in a conversation of one’s own', update({ agent: { ...OTHER, id: ME } }), null, told],
    ['nothing of what somebody else has', update({ agent: OTHER }), null, []],
    ['nothing while the bot answers', update({ status: 'bot' }), null, []],
    ['nothing of what a bot holds', update({ bot: { id: uuid(7), name: 'Parcel bot' } }), null, []],
    ['nothing of what was resolved', update({ status: 'resolved' }), null, []],
    ['nothing of what we wrote ourselves', update({}, 'out'), null, []],
    ['nothing of what is looked at', update({}), CONVERSATION, []],
  ])('tells of %s', (_, arrived, looksAt, expected) => {
    expect(newsFor(arrived, ME, looksAt)).toEqual(expected);
  });
});
