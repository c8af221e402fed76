import { useMutation, useQueryClient } from '@tanstack/react-query';
import { updateWorkspace, workspaceQuery, type Workspace } from '../api/workspace-api';
import { ErrorNotice } from '../ui/error-notice';
import { Panel } from '../ui/panel';
import { TimeZoneSelect } from '../ui/time-zone-select';
import { toastSuccess } from '../ui/toast';

/** Where the workspace is on the clock; kept as soon as it is chosen. */
export function TimeZonePanel({ workspace }: { readonly workspace: Workspace }) {
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: (timeZone: string) => updateWorkspace({ timeZone }),
    onSuccess: (saved) => {
      client.setQueryData(workspaceQuery.queryKey, saved);
      toastSuccess(`Contacts without a time zone of their own are now in ${saved.timeZone}.`);
    },
  });
  return (
    <Panel
      title="Time zone"
      description="Waits and quiet hours go by the contact's own time zone. This one counts for contacts whose zone is not known."
    >
      <TimeZoneSelect label="The workspace's time zone" value={workspace.timeZone} onChange={save.mutate} />
      {save.error && <ErrorNotice title="The time zone was not saved" error={save.error} />}
    </Panel>
  );
}
