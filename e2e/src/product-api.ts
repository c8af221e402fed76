import type {
  AgentId,
  AgentView,
  CannedReply,
  BotSettings,
  NewBot,
  NewWebhook,
  ConsentEntry,
  ContactSummary,
  ConversationView,
  DashboardView,
  JourneyCounts,
  JourneyDetail,
  JourneyDocument,
  JourneySummary,
  LabelId,
  LabelView,
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
  TeamView,
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

  async function startCrowd(options: { readonly [option: string]: unknown }): Promise<void> {
    const [channel] = await get<readonly { phoneNumberId: string }[]>('/sandbox/api/channels');
    await post('/sandbox/api/crowd', { phoneNumberId: channel?.phoneNumberId, ...options });
  }

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
    dashboard: () => get<DashboardView>('/api/dashboard'),
    counts: (id: string) => get<JourneyCounts>(`/api/journeys/${id}/counts`),
    contacts: () => items<ContactSummary>('/api/contacts'),
    consent: (contact: string) => items<ConsentEntry>(`/api/contacts/${contact}/consent`),
    optIn: (contact: string, topic: 'marketing' | 'utility' | 'authentication') =>
      post<unknown>(`/api/contacts/${contact}/consent`, { topic, state: 'in', evidence: 'Said so on the phone' }),
    runs: (contact: string) => items<RunSummary>(`/api/contacts/${contact}/runs`),
    run: (id: string) => get<RunDetail>(`/api/runs/${id}`),
    createSegment: (name: string, definition: SegmentDefinition) =>
      post<Segment>('/api/segments', { name, definition }),
    segments: () => items<Segment>('/api/segments'),
    createAgent: (name: string) => post<AgentView>('/api/agents', { name, color: 'violet' }),
    createTeam: (name: string, members: readonly AgentId[]) =>
      post<TeamView>('/api/teams', { name, members, roundRobin: true }),
    createLabel: (name: string) => post<LabelView>('/api/labels', { name, color: 'amber' }),
    /** Gives a conversation to somebody, with a label and a note on it. */
    async organise(conversation: string, agentId: AgentId, label: LabelId): Promise<void> {
      await put(`/api/conversations/${conversation}/assignment`, { agentId, teamId: null });
      await put(`/api/conversations/${conversation}/labels/${label}`, {});
      await post(`/api/conversations/${conversation}/notes`, { text: 'Wants the invoice by post.' });
    },
    conversations: () => items<ConversationView>('/api/conversations'),
    createCannedReply: (shortcut: string, text: string) => post<CannedReply>('/api/canned-replies', { shortcut, text }),
    write: (conversation: string, message: object) =>
      post<MessageView>(`/api/conversations/${conversation}/messages`, message),
    react: (conversation: string, message: string, emoji: string) =>
      put<MessageView>(`/api/conversations/${conversation}/messages/${message}/reaction`, { emoji }),
    /** Newest first. */
    messages: (conversation: string) => items<MessageView>(`/api/conversations/${conversation}/messages`),
    /** Lets a crowd begin, and does not wait for it. */
    startCrowd,
    /** Lets a crowd of scripted customers (see the simulator's control API) walk through, and waits until it is silent. */
    async walk(options: { readonly [option: string]: unknown }): Promise<void> {
      await startCrowd(options);
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
