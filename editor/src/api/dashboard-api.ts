import {
  dashboardTopic,
  type DashboardRange,
  type DashboardView,
  type FailureCount,
  type FunnelFigure,
  type JourneyId,
} from '@sendero/shared';
import { keepPreviousData, queryOptions, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { request, searchText } from './request';
import { useWatch } from './use-watch';

/** The dashboard of a range, kept current for as long as it is shown. */
export function useDashboard(range: DashboardRange): UseQueryResult<DashboardView> {
  const client = useQueryClient();
  const query = dashboardQuery(range);
  useWatch(
    dashboardTopic(range),
    {
      'dashboard.changed': (update) => {
        if (update.range === range) client.setQueryData(query.queryKey, (before) => newer(update, before));
      },
    },
    () => void client.invalidateQueries({ queryKey: query.queryKey }),
  );
  return useQuery({ ...query, placeholderData: keepPreviousData });
}

/** Where the people behind a figure of the funnel can be had as a file. */
export function peopleCsvUrl(range: DashboardRange, figure: FunnelFigure): string {
  return `/api/dashboard/people.csv${searchText({ range, figure })}`;
}

/** Where the people in whose way something stood can be had as a file. */
export function failuresCsvUrl(range: DashboardRange, { type, code }: Pick<FailureCount, 'type' | 'code'>): string {
  return `/api/dashboard/failures.csv${searchText({ range, type, code })}`;
}

/** Where the runs of a journey that reached a goal can be had as a file. */
export function goalsCsvUrl(range: DashboardRange, journey: JourneyId): string {
  return `/api/dashboard/goals.csv${searchText({ range, journey })}`;
}

function dashboardQuery(range: DashboardRange) {
  return queryOptions({
    queryKey: ['dashboard', range],
    queryFn: async ({ signal, client, queryKey }) =>
      newer(
        await request<DashboardView>('GET', '/dashboard', { query: { range }, signal }),
        client.getQueryData<DashboardView>(queryKey),
      ),
  });
}

/** An answer may have been overtaken by an update that was counted later. */
function newer(arrived: DashboardView, before: DashboardView | undefined): DashboardView {
  return before && before.asOf > arrived.asOf ? before : arrived;
}
