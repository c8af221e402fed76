import type { MessageId, TrackedLink } from '@sendero/shared';
import type { PoolClient } from 'pg';
import { storedJson } from '../database/stored-json';
import { trackedContent } from '../links/tracked-content';
import { newId } from '../new-id';
import type { ApplyContext, Asked, EffectApplier } from './effect-applier';
import { outgoingText } from './outgoing-text';
import { sendingRulesOf, type SendingRules } from './sending-rules';

/**
 * Queues messages: the row and its place in the outbox come with the step that asked for them. A message is unique per
 * visit, so a step that is worked twice, after whatever crash, asks for the same row. So do the links of it whose clicks
 * are counted.
 */
export const sendMessage: EffectApplier<'sendMessage'> = {
  async apply(batch: readonly Asked<'sendMessage'>[], { tx, now, deltas, linkBase }: ApplyContext): Promise<void> {
    for (const { run, effect } of batch) deltas.add(run.versionId, effect.node, 'queued');
    const messages = batch.map(({ effect, templates }) => ({
      id: newId<MessageId>(),
      content: trackedContent(effect, templates, linkBase),
    }));
    const links = messages.flatMap(({ id, content }) =>
      (content.links ?? []).map((link) => ({ ...link, message: id })),
    );
    const queued = tx.query({
      name: 'queue messages',
      text: `WITH queued AS (
               INSERT INTO message (id, workspace_id, channel_id, contact_id, direction, body, text, at, created_at, status,
                                    run_id, journey_id, version_id, node_id, revision, awaits_receipt, topic)
               SELECT id, workspace_id, channel_id, contact_id, 'out', body, text, $14, $14, 'queued',
                      run_id, journey_id, version_id, node_id, revision, awaits_receipt, topic
                 FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::json[], $6::text[], $7::uuid[], $8::uuid[],
                             $9::uuid[], $10::text[], $11::int[], $12::boolean[], $13::text[])
                      AS x (id, workspace_id, channel_id, contact_id, body, text, run_id, journey_id,
                            version_id, node_id, revision, awaits_receipt, topic)
               ON CONFLICT (run_id, revision) WHERE run_id IS NOT NULL DO NOTHING
               RETURNING id, channel_id, contact_id, journey_id
             )
             INSERT INTO outbox (message_id, channel_id, contact_id, journey_id) SELECT * FROM queued`,
      values: [
        messages.map(({ id }) => id),
        batch.map(({ run }) => run.workspaceId),
        batch.map(({ run }) => run.channelId),
        batch.map(({ run }) => run.contactId),
        messages.map(({ content }) => storedJson(content)),
        batch.map(({ effect, templates }) => outgoingText(effect.content, templates)),
        batch.map(({ run }) => run.id),
        batch.map(({ run }) => run.journeyId),
        batch.map(({ run }) => run.versionId),
        batch.map(({ effect }) => effect.node),
        batch.map(({ effect }) => effect.revision),
        batch.map(({ effect }) => effect.awaitsReceipt),
        batch.map(({ effect }) => effect.topic),
        now,
      ],
    });
    const limited = batch.flatMap(({ settings }, index) => {
      const rules = settings && sendingRulesOf(settings);
      const id = messages[index]?.id;
      return rules && id !== undefined ? [{ id, rules }] : [];
    });
    await Promise.all([queued, limited.length > 0 && keepRules(limited, tx), links.length > 0 && addLinks(links, tx)]);
  },
};

/** What else holds for some messages when it is their turn to be sent. */
async function keepRules(
  limited: readonly { readonly id: MessageId; readonly rules: SendingRules }[],
  tx: PoolClient,
): Promise<void> {
  await tx.query({
    name: 'keep rules',
    text: `UPDATE outbox o SET rules = x.rules FROM unnest($1::uuid[], $2::jsonb[]) AS x (id, rules)
            WHERE o.message_id = x.id`,
    values: [limited.map(({ id }) => id), limited.map(({ rules }) => JSON.stringify(rules))],
  });
}

/** Links of a message that was there already, under another id, are left out. */
async function addLinks(
  links: readonly (TrackedLink & { readonly message: MessageId })[],
  tx: PoolClient,
): Promise<void> {
  await tx.query({
    name: 'add links',
    text: `INSERT INTO link (code, message_id, url)
           SELECT x.code, x.message_id, x.url FROM unnest($1::text[], $2::uuid[], $3::text[]) AS x (code, message_id, url)
             JOIN message m ON m.id = x.message_id`,
    values: [links.map(({ code }) => code), links.map(({ message }) => message), links.map(({ url }) => url)],
  });
}
