import type { PoolClient } from 'pg';
import { ConsentRepository } from '../consent/consent.repository';
import type { ChangedConversation } from '../effects/effect-applier';
import type { ObeyedRule, RuleDeed } from './obeyed-rule';
import { RuleDeedsRepository } from './rule-deeds.repository';

const ledger = new ConsentRepository();
const rules = new RuleDeedsRepository();

interface Context {
  readonly tx: PoolClient;
  /** Product time. */
  readonly now: Date;
  /** What screens must be told of is added. */
  readonly conversations: ChangedConversation[];
}

/** Writes what rules asked for in a batch, in the transaction that takes the messages off the queue. */
export async function obeyRules(obeyed: readonly ObeyedRule[], { tx, now, conversations }: Context): Promise<void> {
  if (obeyed.length === 0) return;
  const openings = thatAsk(obeyed, 'handOver').map(({ channelId, contactId, ruleName, deed: { assignTo } }) => ({
    channelId,
    contactId,
    assignTo,
    note: `Rule “${ruleName}”`,
  }));
  await Promise.all([
    rules.noteMatches(obeyed, now, tx),
    rules.queueReplies(
      thatAsk(obeyed, 'reply').map(({ deed: { text }, ...thread }) => ({
        ...thread,
        index: 0,
        message: { type: 'text', text, previewUrl: false },
      })),
      now,
      tx,
    ),
    ledger.record(
      thatAsk(obeyed, 'consent').map(({ workspaceId, contactId, messageId, message, ruleName, deed }) => ({
        workspaceId,
        contactId,
        topic: deed.topic,
        state: deed.state,
        source: 'rule',
        evidence: `${message.text} (rule “${ruleName}”)`.trim(),
        messageId,
        // When it was said: a STOP that follows is later, even if it was read first.
        at: message.at,
      })),
      tx,
    ),
    rules.openForPeople(openings, now, tx).then((rows) => conversations.push(...rows)),
    rules
      .holdForBots(
        thatAsk(obeyed, 'bot').map(({ channelId, contactId, messageId, deed: { bot } }) => ({
          ...{ channelId, contactId, messageId, bot },
        })),
        now,
        tx,
      )
      .then((rows) => conversations.push(...rows)),
    rules.queueForwards(
      thatAsk(obeyed, 'forward').map(({ deed, ...thread }) => ({ ...thread, ...deed })),
      now,
      tx,
    ),
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
