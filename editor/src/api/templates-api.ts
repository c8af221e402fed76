import type { Page, TemplateView } from '@sendero/shared';
import { queryOptions } from '@tanstack/react-query';
import { request } from './request';

export const templateQueries = {
  all: ['templates'] as const,
  list: () =>
    queryOptions({
      queryKey: ['templates', 'list'],
      queryFn: ({ signal }) => listAllTemplates(signal),
      staleTime: 60_000,
    }),
};

/** Every template of the workspace, page by page. */
async function listAllTemplates(signal?: AbortSignal): Promise<readonly TemplateView[]> {
  const found: TemplateView[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<TemplateView> = await listTemplates(cursor, signal);
    found.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return found;
}

function listTemplates(cursor: string | null = null, signal?: AbortSignal): Promise<Page<TemplateView>> {
  return request('GET', '/templates', {
    query: { cursor: cursor ?? undefined, limit: '200' },
    ...(signal && { signal }),
  });
}

/** Fetches the templates from the provider. */
export function syncTemplates(): Promise<Page<TemplateView>> {
  return request('POST', '/templates/sync', { body: {} });
}
