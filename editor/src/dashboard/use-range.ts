import { readRange, type DashboardRange, type NamedRange } from '@sendero/shared';
import { useSearchParams } from 'react-router';

/** The range that the address names, so that it can be sent to somebody; `usual` without one. */
export function useRange(usual: NamedRange): readonly [DashboardRange, (range: DashboardRange) => void] {
  const [search, setSearch] = useSearchParams();
  const range = readRange(search.get('range') ?? '') ?? usual;
  return [range, (chosen) => setSearch(chosen === usual ? {} : { range: chosen }, { replace: true })];
}
