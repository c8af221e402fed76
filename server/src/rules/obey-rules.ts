import type { PoolClient } from 'pg';
import { ConsentRepository } from '../consent/consent.repository';
import type { ChangedConversation } from '../effects/effect-applier';
import { newId } from '../new-id';
import type { ObeyedRule, RuleDeed } from './obeyed-rule';
import { openForPeople } from './open-for-people';
import { queueReplies } from './queue-replies';

const ledger = new ConsentRepository();

interface Context {
  readonly tx: PoolClient;
  /** Product time. */
  readonly now: Date;
  /** What screens must be told of is added. */
  readonly conversations: ChangedConversation[];
}

/** Writes what rules asked for in a batch, a statement a kind, in the transaction that takes the messages off the queue. */
export async function obeyRules(obeyed: readonly ObeyedRule[], { tx, now, conversations }: Context): Promise<void> {
  if (obeyed.length === 0) return;
  const openings = thatAsk(obeyed, 'handOver').map(({ channelId, contactId, ruleName, deed: { assignTo } }) => ({
    channelId,
    contactId,
    assignTo,
    note: `Rule “${ruleName}”`,
  }));
  await Promise.all([
    noteMatches(obeyed, now, tx),
    queueReplies(
      thatAsk(obeyed, 'reply').map(({ workspaceId, channelId, contactId, ruleId, message, deed: { text } }) => ({
        ...{ workspaceId, channelId, contactId, ruleId },
        messageId: message.id,
        index: 0,
        message: { type: 'text', text, previewUrl: false },
      })),
      now,
      tx,
    ),
    ledger.record(
      thatAsk(obeyed, 'consent').map(({ workspaceId, contactId, ruleName, message, deed: { topic, state } }) => ({
        workspaceId,
        contactId,
        topic,
        state,
        source: 'rule',
        evidence: `${message.text} (rule “${ruleName}”)`.trim(),
        messageId: message.id,
        // When it was said: a STOP that follows is later, even if it was read first.
        at: message.at,
      })),
      tx,
    ),
    openForPeople(openings, now, tx).then((rows) => conversations.push(...rows)),
    queueForwards(thatAsk(obeyed, 'forward'), now, tx),
  ]);
}

type Asking<T extends RuleDeed['type']> = ObeyedRule & { readonly deed: Extract<RuleDeed, { type: T }> };

function thatAsk<T extends RuleDeed['type']>(obeyed: readonly ObeyedRule[], type: T): readonly Asking<T>[] {
  return obeyed.flatMap((rule) =>
    rule.deeds
      .filter((deed): deed is Extract<RuleDeed, { type: T }> => deed.type === type)
      .map((deed) => ({ ...rule, deed })),
  );
}

async function noteMatches(obeyed: readonly ObeyedRule[], now: Date, tx: PoolClient): Promise<void> {
  await tx.query({
    name: 'note rule matches',
    text: `INSERT INTO rule_match (message_id, rule_id, at) SELECT *, $3 FROM unnest($1::uuid[], $2::uuid[])
           ON CONFLICT DO NOTHING`,
    values: [obeyed.map(({ message }) => message.id), obeyed.map(({ ruleId }) => ruleId), now],
  });
}

async function queueForwards(asked: readonly Asking<'forward'>[], now: Date, tx: PoolClient): Promise<void> {
  if (asked.length === 0) return;
  await tx.query({
    name: 'queue forwards',
    text: `INSERT INTO web_call (id, workspace_id, contact_id, channel_id, rule_id, message_id, request, timeout_ms, retries,
                                 created_at)
           SELECT *, $10 FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::json[],
                                     $8::int[], $9::int[])
           ON CONFLICT (message_id) WHERE rule_id IS NOT NULL DO NOTHING`,
    values: [
      asked.map(() => newId<string>()),
      asked.map(({ workspaceId }) => workspaceId),
      asked.map(({ contactId }) => contactId),
      asked.map(({ channelId }) => channelId),
      asked.map(({ ruleId }) => ruleId),
      asked.map(({ message }) => message.id),
      asked.map(({ deed }) => JSON.stringify(deed.request)),
      asked.map(({ deed }) => deed.timeoutMs),
      asked.map(({ deed }) => deed.retries),
      now,
    ],
  });
}
