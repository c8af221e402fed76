import type { Ailment, DoctorReport } from '@sendero/shared';
import { queryOptions } from '@tanstack/react-query';
import { request } from './request';

/** What the doctor found last; it looks by itself about once a minute. */
export const doctorQuery = queryOptions({
  queryKey: ['doctor'],
  queryFn: ({ signal }) => request<DoctorReport>('GET', '/doctor', { signal }),
  refetchInterval: 30_000,
});

/** Looks now. */
export function examine(): Promise<DoctorReport> {
  return request('GET', '/doctor', { query: { now: 'true' } });
}

/** Mends one thing; answers what is found afterwards. */
export function repair(ailment: Ailment): Promise<DoctorReport> {
  return request('POST', '/doctor/repairs', { body: { ailment } });
}
