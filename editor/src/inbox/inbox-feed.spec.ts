import { channelId, contactId, conversationId, type ConversationView, type Page } from '@sendero/shared';
import { QueryClient } from '@tanstack/react-query';
import { itemsOf, paging, type Pages } from '../api/pages';
import { InboxFeed } from './inbox-feed';

const uuid = '00000000-0000-7000-8000-000000000001';
const everything = { search: '', pile: null, team: null, label: null, journey: null, agent: null };
const key = ['conversations', 'list', everything];

function conversation(text: string, at: number): ConversationView {
  return {
    id: conversationId.parse(uuid),
    channelId: channelId.parse(uuid),
    contact: { id: contactId.parse(uuid), name: 'Ana', phone: '+351912345678' },
    windowExpiresAt: null,
    lastMessage: { direction: 'in', text, at },
    lastInboundAt: at,
    unread: 1,
    status: 'bot',
    assignedTo: '',
    agent: null,
    team: null,
    bot: null,
    labels: [],
    notes: 0,
    note: '',
    openedAt: null,
    found: null,
  };
}

/** A list whose answer arrives when the test says so. */
function slowList(client: QueryClient) {
  let answer: (page: Page<ConversationView>) => void = () => undefined;
  const done = client.fetchInfiniteQuery({
    queryKey: key,
    queryFn: () => new Promise<Page<ConversationView>>((resolve) => (answer = resolve)),
    ...paging,
  });
  return { done, answer: (items: readonly ConversationView[]) => answer({ items, next: null }) };
}

describe('InboxFeed', () => {
  const client = new QueryClient();
  const feed = new InboxFeed(client);
  const stop = client.getQueryCache().subscribe(() => feed.flush());
  const texts = () =>
    itemsOf(client.getQueryData<Pages<ConversationView>>(key)).map(({ lastMessage }) => lastMessage?.text);

  afterAll(() => {
    stop();
    client.clear();
  });

  it('does not lose an update that overtakes the answer to a fetch', async () => {
    const list = slowList(client);
    feed.receive({ conversations: [conversation('newer', 200)], messages: [] });
    list.answer([conversation('older', 100)]);
    await list.done;
    await new Promise((resolve) => setTimeout(resolve));
    expect(texts()).toEqual(['newer']);
  });

  it('shows an update at once while nothing is being fetched', () => {
    feed.receive({ conversations: [conversation('newest', 300)], messages: [] });
    expect(texts()).toEqual(['newest']);
  });
});
