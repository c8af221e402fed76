import { Injectable } from '@nestjs/common';
import {
  CLOSING_SOON_MS,
  SERVICE_WINDOW_MARGIN_MS,
  type AgentId,
  type ConversationFilter,
  type ConversationPile,
  type ConversationTally,
  type ConversationView,
  type EpochMs,
  type JourneyId,
  type WorkspaceId,
} from '@sendero/shared';
import { DataSource } from 'typeorm';
import { contactSearch, matchesSearch } from '../contacts/contact-search';
import { Parameters } from '../database/parameters';
import type { Slice, TimePlace } from '../http/page';
import {
  asConversation,
  holdsWords,
  LAST_INBOUND,
  selectConversations,
  wordsQuery,
  type ConversationRow,
} from './conversation-rows.repository';
import { heldByBot } from './held-by-bot-sql';

/** Which conversations are asked for. */
export interface ConversationQuestion extends ConversationFilter {
  /** Part of a name or a number, or words of a message. */
  readonly search: string | undefined;
  /** Whose contacts walk it or walked it. */
  readonly journey: JourneyId | null;
}

/** Who asks, and when. */
export interface Asker {
  readonly agent: AgentId | null;
  readonly now: EpochMs;
}

/** The lists of the inbox. */
@Injectable()
export class ConversationListsRepository {
  constructor(private readonly database: DataSource) {}

  /** Who wrote last comes first; people who never wrote come last. What closes soon is listed the other way round. */
  async list(
    workspaceId: WorkspaceId,
    question: ConversationQuestion,
    asker: Asker,
    { after, limit }: Slice<TimePlace>,
  ): Promise<readonly ConversationView[]> {
    const parameters = new Parameters([workspaceId]);
    const query = wordsQuery(question.search);
    const words = query && parameters.add(query, 'text');
    const order = question.pile === 'closing' ? 'ASC' : 'DESC';
    const where = [
      't.workspace_id = $1',
      ...conditions(question, asker, words, parameters),
      ...(after ? [comesAfter(after, order, parameters)] : []),
    ].join(' AND ');
    const rows = await this.database.query<ConversationRow[]>(
      selectConversations({ where, order, words, limit: parameters.add(limit + 1, 'int') }),
      parameters.values,
    );
    return rows.map(asConversation);
  }

  async tally(workspaceId: WorkspaceId, { agent, now }: Asker): Promise<ConversationTally> {
    const parameters = new Parameters([workspaceId]);
    const count = (pile: ConversationPile) =>
      `count(*) FILTER (WHERE ${liesIn(pile, { agent, now }, parameters)})::int AS ${pile}`;
    const [tally] = await this.database.query<ConversationTally[]>(
      `SELECT ${count('unread')}, ${count('mine')}, ${count('unassigned')}, ${count('closing')},
              ${count('bot')}
         FROM conversation t WHERE t.workspace_id = $1`,
      parameters.values,
    );
    return tally ?? { unread: 0, mine: 0, unassigned: 0, closing: 0, bot: 0 };
  }
}

function conditions(
  { search, pile, team, label, journey }: ConversationQuestion,
  asker: Asker,
  words: string | null,
  parameters: Parameters,
): readonly string[] {
  const { name, phone } = contactSearch(search);
  const isContact = () =>
    `t.contact_id IN (SELECT c.id FROM contact c WHERE c.workspace_id = $1
                        AND ${matchesSearch('c', parameters.add(name, 'text'), parameters.add(phone, 'text'))})`;
  const saidSo = `(t.channel_id, t.contact_id) IN (
    SELECT m.channel_id, m.contact_id FROM message m WHERE m.workspace_id = $1 AND ${holdsWords(words ?? '')})`;
  return [
    ...(name === null ? [] : [words === null ? isContact() : `(${isContact()} OR ${saidSo})`]),
    ...(pile === null ? [] : [liesIn(pile, asker, parameters)]),
    ...(team === null ? [] : [`t.status = 'open' AND t.team_id = ${parameters.add(team, 'uuid')}`]),
    ...(label === null
      ? []
      : [
          `t.id IN (SELECT o.conversation_id FROM conversation_label o WHERE o.label_id = ${parameters.add(label, 'uuid')})`,
        ]),
    ...(journey === null
      ? []
      : [
          `EXISTS (SELECT FROM run r WHERE r.contact_id = t.contact_id AND r.channel_id = t.channel_id
                      AND r.journey_id = ${parameters.add(journey, 'uuid')})`,
        ]),
  ];
}

/** As `fitsFilter` asks it of what is on the screen. */
function liesIn(pile: ConversationPile, { agent, now }: Asker, parameters: Parameters): string {
  switch (pile) {
    case 'unread':
      return 't.unread > 0';
    case 'mine':
      return `t.status = 'open' AND t.agent_id = ${parameters.add(agent, 'uuid')}`;
    case 'unassigned':
      return `t.status = 'open' AND t.agent_id IS NULL AND NOT ${heldByBot('t')}`;
    case 'closing': {
      const from = parameters.add(new Date(now + SERVICE_WINDOW_MARGIN_MS), 'timestamptz');
      const until = parameters.add(new Date(now + SERVICE_WINDOW_MARGIN_MS + CLOSING_SOON_MS), 'timestamptz');
      return `t.window_expires_at > ${from} AND t.window_expires_at <= ${until}`;
    }
    case 'bot':
      return heldByBot('t');
  }
}

function comesAfter([time, id]: TimePlace, order: 'ASC' | 'DESC', parameters: Parameters): string {
  const place = `(${parameters.add(new Date(time), 'timestamptz')}, ${parameters.add(id, 'uuid')})`;
  return `(${LAST_INBOUND}, t.id) ${order === 'ASC' ? '>' : '<'} ${place}`;
}
