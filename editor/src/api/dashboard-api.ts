import { dashboardTopic, type DashboardRange, type DashboardView } from '@sendero/shared';
import { keepPreviousData, queryOptions, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { request } from './request';
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
