import { Menu, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCheck, IconUserCircle, IconUserOff, IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { agentQueries } from '../api/agents-api';
import { AgentDialog } from './agent-dialog';
import { AgentMark, MARK_WIDTH } from './agent-mark';
import styles from './agent-menu.module.css';
import { chooseAgent } from './chosen-agent';
import { useCurrentAgent } from './current-agent';

/** Says who sits in front of this browser: conversations, notes and messages are theirs. */
export function AgentMenu() {
  const agent = useCurrentAgent();
  const { data: agents = [], refetch } = useQuery(agentQueries.list);
  const [adding, dialog] = useDisclosure(false);
  return (
    <>
      <Menu position="bottom-end" width={230} styles={MARK_WIDTH} onOpen={() => void refetch()}>
        <Menu.Target>
          <UnstyledButton
            className={styles.who}
            data-testid="current-agent"
            aria-label={agent ? `I am ${agent.name}` : 'Who are you?'}
            title={
              agent
                ? `You are ${agent.name}: what you write and take over is theirs`
                : 'Say who you are: what you write and take over is yours'
            }
          >
            {agent ? <AgentMark {...agent} /> : <IconUserCircle size={22} stroke={1.6} aria-hidden />}
            <span className={styles.name}>{agent ? agent.name : 'Who are you?'}</span>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>I am …</Menu.Label>
          {agents.map((other) => (
            <Menu.Item
              key={other.id}
              leftSection={<AgentMark {...other} />}
              rightSection={other.id === agent?.id && <IconCheck size={14} aria-label="Chosen" />}
              onClick={() => chooseAgent(other.id)}
            >
              {other.name}
            </Menu.Item>
          ))}
          {agent && (
            <Menu.Item leftSection={<IconUserOff size={16} aria-hidden />} onClick={() => chooseAgent(null)}>
              Nobody in particular
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item leftSection={<IconUserPlus size={16} aria-hidden />} onClick={dialog.open}>
            Somebody new…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {adding && <AgentDialog onClose={dialog.close} onSaved={({ id }) => chooseAgent(id)} />}
    </>
  );
}
