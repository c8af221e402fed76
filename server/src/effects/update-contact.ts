import type { ContactChange, ContactId, JsonValue } from '@sendero/shared';
import { ConsentRepository, isStop } from '../consent/consent.repository';
import { storedJson } from '../database/stored-json';
import type { ApplyContext, Asked, EffectApplier } from './effect-applier';

/**
 * Writes what journeys changed about contacts: attributes and tags in one statement, consent into the ledger. Whom a
 * journey opts out of everything leaves every other journey, as after a STOP of their own.
 */
export const updateContact: EffectApplier<'updateContact'> = {
  async apply(batch: readonly Asked<'updateContact'>[], { tx, now }: ApplyContext): Promise<void> {
    const entries = batch.flatMap(({ run, effect }) =>
      effect.consent.map(({ topic, state, evidence }) => ({
        workspaceId: run.workspaceId,
        contactId: run.contactId,
        topic,
        state,
        source: 'journey',
        evidence,
        messageId: null,
        at: now.getTime(),
      })),
    );
    const stopping = batch.filter(({ effect }) => effect.consent.some(isStop)).map(({ run }) => run);
    await Promise.all([
      updateContacts(netChanges(batch), tx, now),
      ledger.record(entries, tx),
      ledger.endRuns(
        stopping.map(({ contactId }) => contactId),
        stopping.map(({ id }) => id),
        now,
        tx,
      ),
    ]);
  },
};

const ledger = new ConsentRepository();

/** What all changes of one contact come to. */
interface NetChange {
  readonly id: ContactId;
  readonly set: { readonly [attribute: string]: JsonValue };
  readonly unset: readonly string[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** One statement may touch a row once only, so the changes of a contact are put together first; the later one counts. */
function netChanges(batch: readonly Asked<'updateContact'>[]): readonly NetChange[] {
  const net = new Map<ContactId, NetChange>();
  for (const { run, effect } of batch) {
    const before = net.get(run.contactId) ?? { id: run.contactId, set: {}, unset: [], added: [], removed: [] };
    net.set(run.contactId, followedBy(before, effect));
  }
  return [...net.values()];
}

function followedBy(before: NetChange, { set, unset, addTags, removeTags }: ContactChange): NetChange {
  const without = (names: readonly string[], gone: readonly string[]) => names.filter((name) => !gone.includes(name));
  const stillSet = Object.entries(before.set).filter(([name]) => !unset.includes(name));
  return {
    id: before.id,
    set: { ...Object.fromEntries(stillSet), ...set },
    unset: [...without(before.unset, Object.keys(set)), ...unset],
    added: [...without(before.added, removeTags), ...addTags],
    removed: [...without(before.removed, addTags), ...removeTags],
  };
}

async function updateContacts(changes: readonly NetChange[], tx: ApplyContext['tx'], now: Date): Promise<void> {
  await tx.query({
    name: 'update contacts',
    text: `UPDATE contact c
              SET attributes = (c.attributes - x.unset) || x.set,
                  tags = (SELECT coalesce(array_agg(tag ORDER BY place), '{}')
                            FROM (SELECT tag, min(place) AS place
                                    FROM unnest(array(SELECT t FROM unnest(c.tags) t WHERE t <> ALL (x.removed)) || x.added)
                                           WITH ORDINALITY AS kept (tag, place)
                                   GROUP BY tag) AS once),
                  updated_at = $2
             FROM jsonb_to_recordset($1) AS x (id uuid, set jsonb, unset text[], added text[], removed text[])
            WHERE c.id = x.id`,
    values: [storedJson(changes), now],
  });
}
