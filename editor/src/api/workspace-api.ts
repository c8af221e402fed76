import type { WorkspaceView } from '@sendero/shared';
import { queryOptions } from '@tanstack/react-query';
import { request } from './request';

/** What the server said, and how far its clock was ahead of this browser's when it said so, in ms. */
export interface Workspace extends WorkspaceView {
  readonly clockOffsetMs: number;
}

/** Asked again often while the sandbox is on, because its clock can be moved from the phone at any time. */
export const workspaceQuery = queryOptions({
  queryKey: ['workspace'],
  queryFn: ({ signal }) => getWorkspace(signal),
  refetchInterval: (query) => (query.state.data?.sandbox === true ? 4_000 : 60_000),
});

async function getWorkspace(signal?: AbortSignal): Promise<Workspace> {
  return withOffset(await request<WorkspaceView>('GET', '/workspace', signal && { signal }));
}

function withOffset(view: WorkspaceView): Workspace {
  return { ...view, clockOffsetMs: view.now - Date.now() };
}

/** What is left out stays as it is. */
export type WorkspaceChanges = Partial<
  Pick<WorkspaceView, 'timeZone' | 'businessHours' | 'awayMessage' | 'frequencyCap' | 'holdoutPercent'>
>;

export async function updateWorkspace(changes: WorkspaceChanges): Promise<Workspace> {
  return withOffset(await request<WorkspaceView>('PATCH', '/workspace', { body: changes }));
}
