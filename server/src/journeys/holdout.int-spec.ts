import type { DoctorReport, JourneyCounts } from '@sendero/shared';
import { aStraightJourney, end, keyword, text } from '../testing/journeys';
import { eventually, startProduct, type Product } from '../testing/product';

const people = Array.from({ length: 16 }, (_, n) => `155501002${String(n).padStart(2, '0')}`);
const hello = (word: string, controlGroup = 0) =>
  aStraightJourney({ start: keyword(word), hi: text('Hello'), done: end }, { controlGroup });

describe('the holdout of a workspace (CTN-19, CTN-20)', () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.close());

  const everybodySays = async (word: string) => {
    const before = (await product.sql('SELECT 1 FROM run')).length;
    for (const person of people) await product.writes(person, word);
    await eventually(
      () => product.sql('SELECT 1 FROM run'),
      (rows) => rows.length === before + people.length,
    );
  };
  const withheld = async (journey: string, reason: string) => {
    const rows = await product.sql<{ contact: string }>(
      `SELECT contact_id AS contact FROM run WHERE journey_id = $1 AND state->>'reason' = $2 ORDER BY contact_id`,
      [journey, reason],
    );
    return rows.map(({ contact }) => contact);
  };
  const totals = async (journey: string) =>
    (await product.api<{ runs: Record<string, number> }>('GET', `/journeys/${journey}`)).runs;

  it('gets nothing of any journey, and is counted apart from the control group', async () => {
    await product.api('PATCH', '/workspace', { holdoutPercent: 50 });
    const first = await product.publish(hello('one'), 'One');
    const second = await product.publishToo(hello('two', 50), 'Two');
    await everybodySays('one');
    await everybodySays('two');
    const held = await withheld(first, 'holdout');
    expect(held.length).toBeGreaterThan(0);
    expect(held.length).toBeLessThan(people.length);
    expect(await withheld(second, 'holdout')).toEqual(held);
    const control = await withheld(second, 'control_group');
    const reached = people.length - held.length;
    expect(await totals(first)).toEqual({ active: 0, ended: reached, failed: 0, control: 0, holdout: held.length });
    expect(await totals(second)).toEqual({
      active: 0,
      ended: reached - control.length,
      failed: 0,
      control: control.length,
      holdout: held.length,
    });
    const { nodes } = await product.api<JourneyCounts>('GET', `/journeys/${second}/counts`);
    expect(Object.values(nodes).find(({ holdout }) => holdout > 0)).toMatchObject({
      entered: people.length,
      here: 0,
      control: control.length,
      holdout: held.length,
    });
    const { findings } = await product.api<DoctorReport>('GET', '/doctor?now=true');
    expect(findings).toEqual([]);
    const received = await eventually(product.received, (all) => all.length === 2 * reached - control.length);
    const phones = await product.sql<{ phone: string }>('SELECT phone FROM contact WHERE id = ANY($1)', [held]);
    const heldPhones = phones.map(({ phone }) => phone.slice(1));
    expect(received.filter(({ to }) => heldPhones.includes(to))).toEqual([]);
  });

  it('grows by others and keeps those who were in it', async () => {
    const before = await withheld(
      (await product.sql<{ id: string }>(`SELECT id FROM journey WHERE name = 'One'`))[0]?.id ?? '',
      'holdout',
    );
    await product.api('PATCH', '/workspace', { holdoutPercent: 20 });
    const third = await product.publishToo(hello('three'), 'Three');
    await everybodySays('three');
    const fewer = await withheld(third, 'holdout');
    expect(before).toEqual(expect.arrayContaining(fewer));
    await product.api('PATCH', '/workspace', { holdoutPercent: 0 });
    const fourth = await product.publishToo(hello('four'), 'Four');
    await everybodySays('four');
    expect(await withheld(fourth, 'holdout')).toEqual([]);
  });
});
