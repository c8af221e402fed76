import { Button, Menu } from '@mantine/core';
import type { AgentId, ConversationView, TeamId } from '@sendero/shared';
import { IconCheck, IconRobot, IconUserOff, IconUserShare, IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { AgentMark, MARK_WIDTH } from '../agents/agent-mark';
import { useCurrentAgentId } from '../agents/current-agent';
import { agentQueries } from '../api/agents-api';
import { assign, handToBot } from '../api/conversations-api';
import { webhookQueries } from '../api/webhooks-api';
import { useConversationChange } from './use-conversation-change';
import styles from './who-has-it.module.css';

/** Who shall have it. */
type Assignee =
  | { readonly type: 'people'; readonly agentId: AgentId | null; readonly teamId: TeamId | null }
  | { readonly type: 'bot'; readonly bot: string };

/** Gives a conversation to an agent, a team, a bot or nobody in particular. */
export function AssignMenu({ conversation }: { readonly conversation: ConversationView }) {
  const { id, status, agent, team, bot } = conversation;
  const me = useCurrentAgentId();
  const { data: agents = [], refetch: askForAgents } = useQuery(agentQueries.list);
  const { data: teams = [], refetch: askForTeams } = useQuery(agentQueries.teams);
  const { data: bots = [], refetch: askForBots } = useQuery({ ...webhookQueries.bots(), refetchInterval: false });
  // Colleagues come and go while the page is open.
  const askAgain = () => void Promise.all([askForAgents(), askForTeams(), askForBots()]);
  const isOpen = status === 'open';
  const { mutate, isPending } = useConversationChange(
    (to: Assignee) =>
      to.type === 'bot' ? handToBot(id, to.bot) : assign(id, { agentId: to.agentId, teamId: to.teamId }),
    'The conversation stays with who has it',
  );
  // Oneself comes first.
  const inOrder = agents.toSorted((a, b) => Number(b.id === me) - Number(a.id === me));
  const able = bots.filter(({ enabled }) => enabled);
  return (
    <Menu position="bottom-end" width={240} shadow="md" styles={MARK_WIDTH} onOpen={askAgain}>
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="default"
          loading={isPending}
          leftSection={<IconUserShare size={15} aria-hidden />}
          aria-keyshortcuts="a"
          data-testid="assign"
        >
          Assign
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={styles.menu}>
        {agents.length > 0 && <Menu.Label>Agents</Menu.Label>}
        {inOrder.map((other) => (
          <Menu.Item
            key={other.id}
            leftSection={<AgentMark {...other} />}
            rightSection={isOpen && other.id === agent?.id && <IconCheck size={14} aria-label="Has it" />}
            onClick={() => mutate({ type: 'people', agentId: other.id, teamId: null })}
          >
            {other.id === me ? `${other.name} (me)` : other.name}
          </Menu.Item>
        ))}
        {teams.length > 0 && <Menu.Label>Teams</Menu.Label>}
        {teams.map((other) => (
          <Menu.Item
            key={other.id}
            leftSection={<IconUsersGroup size={16} aria-hidden />}
            rightSection={isOpen && other.id === team?.id && <IconCheck size={14} aria-label="Has it" />}
            onClick={() => mutate({ type: 'people', agentId: null, teamId: other.id })}
          >
            {other.name}
          </Menu.Item>
        ))}
        {able.length > 0 && <Menu.Label>Bots</Menu.Label>}
        {able.map((other) => (
          <Menu.Item
            key={other.id}
            leftSection={<IconRobot size={16} aria-hidden />}
            rightSection={other.id === bot?.id && <IconCheck size={14} aria-label="Has it" />}
            onClick={() => mutate({ type: 'bot', bot: other.id })}
          >
            {other.name}
          </Menu.Item>
        ))}
        {isOpen && (agent || team) && (
          <>
            <Menu.Divider />
            <Menu.Item
              leftSection={<IconUserOff size={16} aria-hidden />}
              onClick={() => mutate({ type: 'people', agentId: null, teamId: null })}
            >
              Nobody in particular
            </Menu.Item>
          </>
        )}
        {agents.length === 0 && (
          <Menu.Item component={Link} to="/settings/inbox">
            There are no agents yet. Add them…
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
