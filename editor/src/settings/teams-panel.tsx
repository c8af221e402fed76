import { MultiSelect, Switch } from '@mantine/core';
import { agentId, type TeamView } from '@sendero/shared';
import { IconUsersGroup } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { agentQueries, changeTeam, createTeam, deleteTeam, type TeamFields } from '../api/agents-api';
import { NamedDialog } from '../ui/named-dialog';
import { NamedListPanel } from './named-list-panel';
import styles from './named-list.module.css';

/** Agents to whom conversations are given together, or by turns. */
export function TeamsPanel() {
  const client = useQueryClient();
  const query = useQuery(agentQueries.teams);
  return (
    <NamedListPanel
      title="Teams"
      description="A Handover step can name a team. By turns, whoever of it is available and had nothing for the longest time gets the next conversation; otherwise it waits until somebody takes it."
      add="Add a team"
      failure="The teams can't be shown"
      none="There are no teams."
      query={query}
      row={({ name, members, roundRobin }) => (
        <>
          <IconUsersGroup size={20} stroke={1.6} aria-hidden />
          <span className={styles.name}>{name}</span>
          <span className={styles.more}>
            {members.length === 1 ? '1 member' : `${members.length} members`}
            {roundRobin && ', by turns'}
          </span>
        </>
      )}
      dialog={(team, close) => <TeamDialog team={team} onClose={close} />}
      remove={async (team) => {
        await deleteTeam(team.id);
        await client.invalidateQueries({ queryKey: agentQueries.teams.queryKey });
      }}
      deleting="Its conversations stay with the agents who have them. A Handover step that names the team gives conversations to nobody in particular then. This can't be undone."
    />
  );
}

function TeamDialog({ team, onClose }: { readonly team: TeamView | null; readonly onClose: () => void }) {
  const client = useQueryClient();
  const { data: agents = [] } = useQuery(agentQueries.list);
  const [fields, setFields] = useState<TeamFields>(team ?? { name: '', roundRobin: true, members: [] });
  const save = useMutation({
    mutationFn: () => {
      const { roundRobin, members } = fields;
      const name = fields.name.trim();
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
    <NamedDialog
      title={team ? `Change ${team.name}` : 'Add a team'}
      name={fields.name}
      onName={(typed) => setFields({ ...fields, name: typed })}
      maxLength={80}
      save={save}
      failure="The team was not saved"
      onClose={onClose}
    >
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
    </NamedDialog>
  );
}
