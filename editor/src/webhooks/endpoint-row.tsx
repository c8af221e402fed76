import { ActionIcon, Menu } from '@mantine/core';
import type { BotView, WebhookView } from '@sendero/shared';
import { IconDots } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { MachineTime } from '../ui/relative-time';
import rows from '../ui/rows.module.css';
import { backlogText, EndpointStatus } from './endpoint-health';
import styles from './endpoint-row.module.css';

interface Props {
  readonly endpoint: WebhookView | BotView;
  /** What it is there for, in one line. */
  readonly purpose: ReactNode;
  readonly onChange: () => void;
  readonly onRotate: () => void;
  readonly onDelete: () => void;
}

/** A webhook or a bot; its name leads to its log. */
export function EndpointRow({ endpoint, purpose, onChange, onRotate, onDelete }: Props) {
  const { id, name, url, health } = endpoint;
  const backlog = backlogText(health);
  return (
    <li className={`${rows.row} ${styles.row}`} data-testid="endpoint-row">
      <div className={styles.name}>
        <Link to={`/settings/webhooks/${id}`} className={rows.link}>
          {name}
        </Link>
        <div className={`${rows.muted} ${styles.line}`}>{url}</div>
        <div className={`${rows.muted} ${styles.line}`}>{purpose}</div>
      </div>
      <div className={styles.health}>
        <EndpointStatus endpoint={endpoint} />
        <div className={rows.muted}>
          {backlog !== '' && <span data-dead={health.dead > 0 || undefined}>{backlog}</span>}
          {backlog === '' && health.lastDeliveredAt !== null && (
            <>
              Last told <MachineTime at={health.lastDeliveredAt} />
            </>
          )}
          {backlog === '' && health.lastDeliveredAt === null && 'Told nothing yet'}
        </div>
      </div>
      <div className={`${rows.above} ${styles.menu}`}>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={`Actions for ${name}`}>
              <IconDots size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={onChange}>Change…</Menu.Item>
            <Menu.Item onClick={onRotate}>New secret…</Menu.Item>
            <Menu.Item color="red" onClick={onDelete}>
              Delete…
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
    </li>
  );
}
