import type {
  BotSettings,
  NewBot,
  NewWebhook,
  ConsentEntry,
  ContactSummary,
  ConversationView,
  JourneyCounts,
  JourneyDetail,
  JourneyDocument,
  JourneySummary,
  MessageView,
  Page,
  PublishedVersion,
  RunDetail,
  RuleDefinition,
  RuleList,
  RuleView,
  RunSummary,
  Segment,
  SegmentDefinition,
} from '@sendero/shared';
import { eventually } from './eventually';

interface CrowdFigures {
  readonly arrived: number;
  readonly messagesIn: number;
  readonly messagesOut: number;
}

/** The parts of the product's HTTP API that the stories look at or prepare things with. */
export type ProductApi = ReturnType<typeof productApi>;

export function productApi(url: string) {
  const get = <T>(path: string) => call<T>('GET', path);
  const post = <T>(path: string, body: unknown) => call<T>('POST', path, body);

  async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(url + path, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
  const put = <T>(path: string, body: unknown) => call<T>('PUT', path, body);
  const items = async <T>(path: string) => (await get<Page<T>>(path)).items;

  return {
    journeys: () => items<JourneySummary>('/api/journeys'),
    journey: (id: string) => get<JourneyDetail>(`/api/journeys/${id}`),
    createJourney: (name: string, document: JourneyDocument) =>
      post<JourneyDetail>('/api/journeys', { name, document }),
    async saveDraft(id: string, document: JourneyDocument): Promise<void> {
      const { draftRevision } = await get<JourneyDetail>(`/api/journeys/${id}`);
      await put(`/api/journeys/${id}/draft`, { draftRevision, document });
    },
    pause: (id: string) => post<JourneySummary>(`/api/journeys/${id}/pause`, {}),
    publish: (id: string) => post<PublishedVersion>(`/api/journeys/${id}/publish`, {}),
    rules: () => get<RuleList>('/api/rules'),
    createRule: (definition: RuleDefinition) => post<RuleView>('/api/rules', { enabled: true, definition }),
    createWebhook: (settings: { readonly name: string; readonly url: string; readonly events: readonly string[] }) =>
      post<NewWebhook>('/api/webhooks', { settings }),
    createBot: (settings: Omit<BotSettings, 'enabled'>) => post<NewBot>('/api/bots', { settings }),
    saveScenario: (id: string, name: string, document: object) =>
      post<unknown>(`/api/journeys/${id}/scenarios`, { name, document }),
    counts: (id: string) => get<JourneyCounts>(`/api/journeys/${id}/counts`),
    contacts: () => items<ContactSummary>('/api/contacts'),
    consent: (contact: string) => items<ConsentEntry>(`/api/contacts/${contact}/consent`),
    runs: (contact: string) => items<RunSummary>(`/api/contacts/${contact}/runs`),
    run: (id: string) => get<RunDetail>(`/api/runs/${id}`),
    createSegment: (name: string, definition: SegmentDefinition) =>
      post<Segment>('/api/segments', { name, definition }),
    segments: () => items<Segment>('/api/segments'),
    conversations: () => items<ConversationView>('/api/conversations'),
    /** Newest first. */
    messages: (conversation: string) => items<MessageView>(`/api/conversations/${conversation}/messages`),
    /** Lets a crowd of scripted customers (see the simulator's control API) walk through, and waits until it is silent. */
    async walk(options: { readonly [option: string]: unknown }): Promise<void> {
      const [channel] = await get<readonly { phoneNumberId: string }[]>('/sandbox/api/channels');
      await post('/sandbox/api/crowd', { phoneNumberId: channel?.phoneNumberId, ...options });
      let before = '';
      await eventually(async () => {
        const { arrived, messagesIn, messagesOut } = await get<CrowdFigures>('/sandbox/api/crowd');
        const now = `${arrived} ${messagesIn} ${messagesOut}`;
        const isSilent = now === before && arrived === options['customers'];
        before = now;
        await new Promise((resolve) => setTimeout(resolve, 2_000));
        if (!isSilent) throw new Error('The crowd is still talking.');
      }, 60_000);
    },
    advance: (ms: number) => post<unknown>('/api/sandbox/clock', { advanceMs: ms }),
  };
}
