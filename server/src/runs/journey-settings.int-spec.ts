import type { JourneySettings, Reentry } from '@sendero/shared';
import { settled } from '../testing/events';
import { aStraightJourney, end, forAnHour, keyword, text, waitFor } from '../testing/journeys';
import { eventually, metaText, metaWebhook, startProduct, type Product } from '../testing/product';

const HOUR = 3_600_000;
const PERSON = '15550100001';

/** Over as soon as it began. */
const atOnce = (settings: Partial<JourneySettings>) => aStraightJourney({ start: keyword('go'), stop: end }, settings);

describe('the settings of a journey', () => {
  let product: Product;
  beforeEach(async () => {
    product = await startProduct();
  });
  afterEach(() => product.close());

  const runs = () =>
    product.sql<{ status: string; reason: string }>(`SELECT status, state->>'reason' AS reason FROM run ORDER BY id`);
  let last = 0;
  /** Posts messages of one person in one webhook, which one batch works. */
  const says = async (...texts: readonly string[]) => {
    const messages = texts.map((body) => metaText(PERSON, `wamid.settings.${++last}`, body));
    expect((await product.webhook(metaWebhook({ messages }))).status).toBe(200);
  };

  describe('for coming back (CTN-19)', () => {
    it.each<[Reentry, number, number, number]>([
      [{ type: 'never' }, 1, 1, 1],
      [{ type: 'after', duration: { amount: 1, unit: 'hours' } }, 1, 1, 2],
      [{ type: 'afterEnd' }, 2, 3, 4],
      [{ type: 'always' }, 2, 3, 4],
    ])('%j, when a run is over at once', async (reentry, inOneBatch, later, afterAnHour) => {
      await product.publish(atOnce({ reentry }));
      await says('go', 'go');
      await settled(product);
      expect(await runs()).toHaveLength(inOneBatch);
      await says('go');
      await settled(product);
      expect(await runs()).toHaveLength(later);
      await product.advanceClock(HOUR + 1000);
      await says('go');
      await settled(product);
      expect(await runs()).toHaveLength(afterAnHour);
    });

    it.each<[Reentry, number]>([
      [{ type: 'never' }, 1],
      [{ type: 'after', duration: { amount: 1, unit: 'seconds' } }, 1],
      [{ type: 'afterEnd' }, 1],
      [{ type: 'always' }, 24],
    ])('%j holds under messages that come at the same time to several servers', async (reentry, active) => {
      const second = await product.another();
      try {
        await product.publish(forAnHour(keyword('go'), { reentry }));
        await Promise.all(Array.from({ length: 12 }, () => says('go', 'go')));
        await settled(product);
        expect(await runs()).toEqual(Array.from({ length: active }, () => ({ status: 'active', reason: '' })));
        expect(await product.sql('SELECT id FROM dead_event')).toEqual([]);
      } finally {
        await second.close();
      }
    });

    it('a person who leaves a journey and starts it anew in one batch is in it once', async () => {
      await product.publish(
        aStraightJourney({
          start: keyword('go'),
          hello: text('Hello'),
          ask: ['receive', { cases: [], saveAs: '', timeout: null }],
          stop: end,
        }),
      );
      await says('go');
      await eventually(runs, (all) => all.length === 1);
      await says('yes', 'go');
      await settled(product);
      expect(await runs()).toEqual([
        { status: 'ended', reason: 'finished' },
        { status: 'active', reason: '' },
      ]);
      expect(await product.sql('SELECT id FROM dead_event')).toEqual([]);
    });

    it('all runs of a person who says STOP end', async () => {
      await product.publish(forAnHour(keyword('go'), { reentry: { type: 'always' } }));
      await says('go', 'go', 'stop');
      await settled(product);
      expect(await runs()).toEqual([
        { status: 'ended', reason: 'opted_out' },
        { status: 'ended', reason: 'opted_out' },
      ]);
    });
  });

  it('a message starts the journey of the highest priority (WEB-45)', async () => {
    const names = () => product.sql(`SELECT j.name FROM run r JOIN journey j ON j.id = r.journey_id ORDER BY r.id`);
    await product.publish(forAnHour(keyword('go'), { reentry: { type: 'never' } }), 'Oldest');
    for (const [name, priority] of [
      ['Urgent', 9],
      ['Urgent too', 9],
    ] as const) {
      await product.publishToo(forAnHour(keyword('go'), { priority, reentry: { type: 'never' } }), name);
    }
    await says('go', 'go', 'go', 'go');
    await settled(product);
    expect(await names()).toEqual([{ name: 'Urgent' }, { name: 'Urgent too' }, { name: 'Oldest' }]);
  });

  it('a message waits until quiet hours are over, an answer does not (CTN-19)', async () => {
    const timeOfDay = (ms: number) => new Date(ms).toISOString().slice(11, 16);
    const now = Date.now();
    await product.publish(
      aStraightJourney(
        {
          start: keyword('go'),
          hello: text('Hello'),
          pause: waitFor(1, 'hours'),
          nudge: text('Still there?'),
          stop: end,
        },
        {
          quietHours: {
            from: timeOfDay(now - HOUR),
            until: timeOfDay(now + 3 * HOUR),
            days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
            zone: 'UTC',
          },
        },
      ),
    );
    const texts = async () => (await product.received()).map((message) => message.text);
    await product.writes(PERSON, 'go');
    await eventually(texts, (all) => all.length === 1);
    await product.advanceClock(HOUR + 60_000);
    await eventually(
      () => product.sql<{ phase: string }>(`SELECT state->>'phase' AS phase FROM run`),
      ([run]) => run?.phase === 'held',
    );
    expect(await texts()).toEqual(['Hello']);
    await product.advanceClock(2 * HOUR);
    await eventually(texts, (all) => all.length === 2);
    expect(await texts()).toEqual(['Hello', 'Still there?']);
    const [visit] = await product.sql<{ verdicts: readonly { guard: string; passed: boolean }[] }>(
      `SELECT verdicts FROM visit WHERE node_id = 'nudge'`,
    );
    const ofHours = visit?.verdicts.filter(({ guard }) => guard === 'outsideQuietHours').map(({ passed }) => passed);
    expect(ofHours).toEqual([false, true]);
  });

  it('nobody starts a journey before its time or after it', async () => {
    const now = Date.now();
    await product.publish(
      forAnHour(keyword('go'), { schedule: { from: now + HOUR, until: now + 3 * HOUR }, reentry: { type: 'always' } }),
    );
    const afterSaying = async () => {
      await says('go');
      await settled(product);
      return (await runs()).length;
    };
    expect(await afterSaying()).toBe(0);
    await product.advanceClock(HOUR + 60_000);
    expect(await afterSaying()).toBe(1);
    await product.advanceClock(2 * HOUR);
    expect(await afterSaying()).toBe(1);
  });
});
