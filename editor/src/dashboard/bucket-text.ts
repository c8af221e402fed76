import { BUCKET_MS, type Bucket, type EpochMs } from '@sendero/shared';

/** What one step of the chart stands for, such as “a minute”. */
export const BUCKET_WORDS: Readonly<Record<Bucket, string>> = {
  minute: 'a minute',
  quarter: 'every 15 minutes',
  hour: 'an hour',
  day: 'a day',
};

/** Texts for the buckets of a chart, in the workspace's zone. */
export interface BucketTexts {
  /** Under the axis, short. */
  readonly mark: (at: EpochMs) => string;
  /** Which time a bucket is, such as “13:30 – 13:45”. */
  readonly span: (at: EpochMs) => string;
}

export function bucketTexts(bucket: Bucket, timeZone: string): BucketTexts {
  const clock = new Intl.DateTimeFormat(undefined, { timeZone, hour: '2-digit', minute: '2-digit' });
  const day = new Intl.DateTimeFormat(undefined, { timeZone, day: 'numeric', month: 'short' });
  const weekday = new Intl.DateTimeFormat(undefined, { timeZone, weekday: 'short', day: 'numeric', month: 'short' });
  switch (bucket) {
    case 'minute':
      return { mark: (at) => clock.format(at), span: (at) => clock.format(at) };
    case 'quarter':
      return { mark: (at) => clock.format(at), span: (at) => clock.formatRange(at, at + BUCKET_MS.quarter) };
    case 'hour':
      return {
        mark: (at) => day.format(at),
        span: (at) => `${weekday.format(at)}, ${clock.formatRange(at, at + BUCKET_MS.hour)}`,
      };
    case 'day':
      return { mark: (at) => day.format(at), span: (at) => weekday.format(at) };
  }
}
