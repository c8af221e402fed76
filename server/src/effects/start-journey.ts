import { journeyId } from '@sendero/shared';
import { storedJson } from '../database/stored-json';
import type { StoredEvent } from '../runs/stored-event';
import type { ApplyContext, Asked, EffectApplier } from './effect-applier';

/** Puts the contact in line for another journey; the lane's next batch starts it, if its settings let it. */
export const startJourney: EffectApplier<'startJourney'> = {
  async apply(batch: readonly Asked<'startJourney'>[], { tx, now }: ApplyContext): Promise<void> {
    const asked = batch.flatMap(({ run, effect }) => {
      const journey = journeyId.safeParse(effect.journey);
      return journey.success ? [{ run, event: started(journey.data, effect.properties) }] : [];
    });
    await tx.query({
      name: 'start journeys',
      text: `INSERT INTO event (lane, contact_id, channel_id, payload, received_at)
             SELECT lane, contact_id, channel_id, payload, $5
               FROM unnest($1::smallint[], $2::uuid[], $3::uuid[], $4::json[])
                 WITH ORDINALITY AS x (lane, contact_id, channel_id, payload, n)
              ORDER BY n`,
      values: [
        asked.map(({ run }) => run.lane),
        asked.map(({ run }) => run.contactId),
        asked.map(({ run }) => run.channelId),
        asked.map(({ event }) => storedJson(event)),
        now,
      ],
    });
  },
};

function started(
  journey: Extract<StoredEvent, { type: 'start' }>['journeyId'],
  properties: Asked<'startJourney'>['effect']['properties'],
): StoredEvent {
  return {
    type: 'start',
    journeyId: journey,
    trigger: null,
    key: null,
    event: { type: 'started', by: 'journey', properties },
  };
}
