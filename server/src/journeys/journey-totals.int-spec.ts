import type { DoctorReport, JourneySummary, Page } from '@sendero/shared';
import { aJourney, end, keyword, waitFor } from '../testing/journeys';
import { eventually, startProduct, type Product } from '../testing/product';

/** Nobody has opted in to marketing, so the offer is blocked, and that output leads nowhere. */
const journey = aJourney(
  {
    rests: keyword('rest'),
    asks: keyword('offer'),
    leaves: keyword('bye'),
    pause: waitFor(1, 'hours'),
    offer: ['send', { message: null, template: { name: 'winter_offer', language: 'en', body: ['Ada', '20 %'] } }],
    stop: end,
  },
  ['rests.next -> pause', 'pause.next -> stop', 'asks.next -> offer', 'offer.sent -> stop', 'leaves.next -> stop'],
  { controlGroup: 30 },
);

const words = ['rest', 'offer', 'bye'] as const;
const people = Array.from({ length: 24 }, (_, n) => `1555010${1000 + n}`);

describe('the list of journeys', () => {
  let product: Product;
  beforeEach(async () => {
    product = await startProduct();
  });
  afterEach(() => product.close());

  const fate = async (where: string) => {
    const [row] = await product.sql<{ n: number }>(`SELECT count(*)::int AS n FROM run WHERE ${where}`);
    return row?.n ?? 0;
  };

  it('counts everybody who came in once: also who left by an output that leads nowhere', async () => {
    const id = await product.publish(journey);
    for (const [n, waId] of people.entries()) await product.writes(waId, words[n % words.length] ?? '');
    await eventually(
      () => fate('true'),
      (runs) => runs === people.length,
    );
    const control = await fate(`state->>'reason' = 'control_group'`);
    const blocked = await fate(`state->>'reason' = 'message.not_opted_in'`);
    const active = await fate(`status = 'active'`);
    expect([control, blocked, active].every((n) => n > 0)).toBe(true);
    const totals = { active, ended: people.length - active - control, failed: 0, control, holdout: 0 };
    const { items } = await product.api<Page<JourneySummary>>('GET', '/journeys');
    expect(items.find((one) => one.id === id)?.runs).toEqual(totals);

    // Counters that were written before this was counted are set right by the doctor.
    await product.sql(`DELETE FROM counter WHERE metric = 'unconnected'`);
    await product.sql(`DELETE FROM counter_delta WHERE metric = 'unconnected'`);
    const found = async (path: string, method = 'GET', body?: object) =>
      (await product.api<DoctorReport>(method, path, body)).findings.map(({ ailment }) => ailment);
    expect(await found('/doctor?now=true')).toEqual(['counter.differs']);
    expect(await found('/doctor/repairs', 'POST', { ailment: 'counter.differs' })).toEqual([]);
    const again = await product.api<Page<JourneySummary>>('GET', '/journeys');
    expect(again.items.find((one) => one.id === id)?.runs).toEqual(totals);
  });
});
