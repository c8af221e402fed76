import { ActionIcon, Button, Group, Modal, MultiSelect, Stack, Switch, TextInput } from '@mantine/core';
import { agentId, type TeamView } from '@sendero/shared';
import { IconPencil, IconPlus, IconTrash, IconUsersGroup } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { agentQueries, changeTeam, createTeam, deleteTeam, type TeamFields } from '../api/agents-api';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { ErrorNotice } from '../ui/error-notice';
import { ListSkeleton } from '../ui/list-skeleton';
import { Panel } from '../ui/panel';
import styles from './named-list.module.css';

type Dialog =
  | { readonly type: 'edit'; readonly team: TeamView | null }
  | { readonly type: 'delete'; readonly team: TeamView }
  | null;

/** Agents to whom conversations are given together, or by turns. */
export function TeamsPanel() {
  const client = useQueryClient();
  const query = useQuery(agentQueries.teams);
  const [dialog, setDialog] = useState<Dialog>(null);
  const close = () => setDialog(null);
  const remove = useMutation({
    mutationFn: (team: TeamView) => deleteTeam(team.id),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: agentQueries.teams.queryKey });
      close();
    },
  });
  return (
    <Panel
      title="Teams"
      description="A Handover step can name a team. By turns, whoever of it is available and had nothing for the longest time gets the next conversation; otherwise it waits until somebody takes it."
      actions={
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setDialog({ type: 'edit', team: null })}
        >
          Add a team
        </Button>
      }
    >
      {query.isPending && <ListSkeleton rows={2} height={40} />}
      {query.isError && !query.data && (
        <ErrorNotice title="The teams can't be shown" error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.data?.length === 0 && <p className={styles.none}>There are no teams.</p>}
      {query.data && query.data.length > 0 && (
        <ul className={styles.list} aria-label="Teams">
          {query.data.map((team) => (
            <li key={team.id} className={styles.item}>
              <IconUsersGroup size={20} stroke={1.6} aria-hidden />
              <span className={styles.name}>{team.name}</span>
              <span className={styles.more}>
                {team.members.length === 1 ? '1 member' : `${team.members.length} members`}
                {team.roundRobin && ', by turns'}
              </span>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Change ${team.name}`}
                onClick={() => setDialog({ type: 'edit', team })}
              >
                <IconPencil size={16} />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Delete ${team.name}`}
                onClick={() => setDialog({ type: 'delete', team })}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      {dialog?.type === 'edit' && <TeamDialog team={dialog.team} onClose={close} />}
      {dialog?.type === 'delete' && (
        <ConfirmDialog
          opened
          title={`Delete ${dialog.team.name}?`}
          action="Delete"
          running={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate(dialog.team)}
          onClose={close}
        >
          Its conversations stay with the agents who have them. A Handover step that names the team gives conversations
          to nobody in particular then. This can't be undone.
        </ConfirmDialog>
      )}
    </Panel>
  );
}

function TeamDialog({ team, onClose }: { readonly team: TeamView | null; readonly onClose: () => void }) {
  const client = useQueryClient();
  const { data: agents = [] } = useQuery(agentQueries.list);
  const [fields, setFields] = useState<TeamFields>(team ?? { name: '', roundRobin: true, members: [] });
  const name = fields.name.trim();
  const save = useMutation({
    mutationFn: () => {
      const { roundRobin, members } = fields;
      return team ? changeTeam(team.id, { name, roundRobin, members }) : createTeam({ name, roundRobin, members });
    },
    onSuccess: async () => {
      await Promise.all(
        [agentQueries.list, agentQueries.teams].map(({ queryKey }) => client.invalidateQueries({ queryKey })),
      );
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={team ? `Change ${team.name}` : 'Add a team'}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name !== '') save.mutate();
        }}
      >
        <Stack gap="md">
          <TextInput
            label="Name"
            data-autofocus
            maxLength={80}
            value={fields.name}
            onChange={(event) => setFields({ ...fields, name: event.currentTarget.value })}
          />
          <MultiSelect
            label="Members"
            placeholder={fields.members.length === 0 ? 'Choose agents' : ''}
            searchable
            data={agents.map((agent) => ({ value: agent.id, label: agent.name }))}
            value={[...fields.members]}
            onChange={(ids) => setFields({ ...fields, members: ids.map((id) => agentId.parse(id)) })}
          />
          <Switch
            label="Give conversations to its members by turns"
            description="Only to those who are available."
            checked={fields.roundRobin}
            onChange={(event) => setFields({ ...fields, roundRobin: event.currentTarget.checked })}
          />
          {save.error && <ErrorNotice title="The team was not saved" error={save.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={save.isPending} disabled={name === ''}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
