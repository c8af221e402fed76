import { useMutation, useQueryClient } from '@tanstack/react-query';
import { updateWorkspace, workspaceQuery, type WorkspaceChanges } from '../api/workspace-api';
import { toastSuccess } from '../ui/toast';

/** Saves what holds for the workspace as a whole, and says so. */
export function useSaveWorkspace(done: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (changes: WorkspaceChanges) => updateWorkspace(changes),
    onSuccess: (saved) => {
      client.setQueryData(workspaceQuery.queryKey, saved);
      toastSuccess(done);
    },
  });
}
