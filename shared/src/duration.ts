import { z } from 'zod';

export const durationUnits = ['seconds', 'minutes', 'hours', 'days'] as const;
export type DurationUnit = (typeof durationUnits)[number];

const MS: Readonly<Record<DurationUnit, number>> = {
  seconds: 1_000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
};

/** A length of time as a person would say it, such as `{ "amount": 2, "unit": "hours" }`; at most 365 days. */
export const duration = z
  .object({ amount: z.int().min(1).max(31_536_000), unit: z.enum(durationUnits) })
  .refine((value) => durationMs(value) <= 365 * MS.days, 'A duration is at most 365 days.')
  .readonly();
export type Duration = z.infer<typeof duration>;

/** The duration in ms. */
export function durationMs({ amount, unit }: { readonly amount: number; readonly unit: DurationUnit }): number {
  return amount * MS[unit];
}

/** Such as “2 hours” or “1 day”. */
export function durationText({ amount, unit }: Duration): string {
  return `${amount} ${amount === 1 ? unit.slice(0, -1) : unit}`;
}

/** Such as “2 days” or “1 day 3 hours”: a length in ms in its two largest units, what is smaller left out. */
export function lapseText(ms: number): string {
  const parts = [...durationUnits].reverse().reduce<{ readonly rest: number; readonly texts: readonly string[] }>(
    ({ rest, texts }, unit) => {
      const amount = Math.floor(rest / MS[unit]);
      return { rest: rest % MS[unit], texts: amount > 0 ? [...texts, durationText({ amount, unit })] : texts };
    },
    { rest: ms, texts: [] },
  ).texts;
  return parts.slice(0, 2).join(' ') || '0 seconds';
}
