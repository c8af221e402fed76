import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { commands, type Command, type CommandContext } from './commands';
import { shortcutText } from './shortcut-text';
import styles from './toolbar.module.css';
import { useEnabled } from './use-commands';

const MAC = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** The commands that people reach for most, and a menu with all of them. */
export function Toolbar({ context }: { readonly context: CommandContext }) {
  return (
    <div className={styles.toolbar} role="toolbar" aria-label="Canvas">
      {commands
        .filter((command) => command.toolbar)
        .map((command) => (
          <CommandButton key={command.id} command={command} context={context} />
        ))}
      <Menu position="bottom-start" withinPortal width={260}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label="All commands">
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {commands.map((command) => (
            <CommandItem key={command.id} command={command} context={context} />
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

interface Props {
  readonly command: Command;
  readonly context: CommandContext;
}

function CommandButton({ command, context }: Props) {
  const enabled = useEnabled(command, context.store);
  const { Icon } = command;
  return (
    <Tooltip label={`${command.label} (${firstShortcut(command)})`}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={command.label}
        data-testid={command.id}
        disabled={!enabled}
        onClick={() => command.perform(context)}
      >
        <Icon size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

function CommandItem({ command, context }: Props) {
  const enabled = useEnabled(command, context.store);
  const { Icon } = command;
  return (
    <Menu.Item
      leftSection={<Icon size={16} aria-hidden />}
      rightSection={<kbd className={styles.keys}>{firstShortcut(command)}</kbd>}
      disabled={!enabled}
      onClick={() => command.perform(context)}
    >
      {command.label}
    </Menu.Item>
  );
}

export function firstShortcut({ shortcuts }: Command): string {
  const [first] = shortcuts;
  return first === undefined ? '' : shortcutText(first, MAC);
}
