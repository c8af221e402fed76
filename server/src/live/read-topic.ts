import { conversationId, dashboardTopic, journeyId, readRange, type JourneyId, type Topic } from '@sendero/shared';

const JOURNEY = 'journey/';
const PEOPLE = 'people/';
const DASHBOARD = 'dashboard/';
const CONVERSATION = 'conversation/';

/** What a browser asks to watch; null when there is no such kind of thing. */
export function readTopic(asked: unknown): Topic | null {
  if (asked === 'inbox') return asked;
  if (typeof asked !== 'string') return null;
  if (asked.startsWith(DASHBOARD)) {
    const range = readRange(asked.slice(DASHBOARD.length));
    return range && dashboardTopic(range);
  }
  const conversation = conversationId.safeParse(asked.slice(CONVERSATION.length));
  if (asked.startsWith(CONVERSATION) && conversation.success) return `${CONVERSATION}${conversation.data}`;
  const [watched, visited] = [idAfter(JOURNEY, asked), idAfter(PEOPLE, asked)];
  return watched ? `${JOURNEY}${watched}` : visited ? `${PEOPLE}${visited}` : null;
}

/** The journey that a topic is about. */
export function journeyIn(topic: Topic): JourneyId | undefined {
  return idAfter(JOURNEY, topic) ?? visitedIn(topic);
}

/** The journey whose visitors a topic is about. */
export function visitedIn(topic: Topic): JourneyId | undefined {
  return idAfter(PEOPLE, topic);
}

function idAfter(kind: string, topic: string): JourneyId | undefined {
  return topic.startsWith(kind) ? journeyId.safeParse(topic.slice(kind.length)).data : undefined;
}
