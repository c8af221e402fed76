import { Button, Group } from '@mantine/core';
import { IconDeviceMobile } from '@tabler/icons-react';
import { CopyToClipboard } from '../ui/copy-to-clipboard';
import { Panel } from '../ui/panel';
import { chatLink } from './chat-link';
import styles from './chat-links-page.module.css';

interface Props {
  readonly number: string;
  readonly text: string;
  readonly sandbox: boolean;
}

/** The address itself, for mails, adverts and profiles. */
export function LinkPanel({ number, text, sandbox }: Props) {
  const link = chatLink({ number, text, phone: '' });
  return (
    <Panel title="Link" description="For mails, adverts, bills and profiles. On a computer it opens WhatsApp Web.">
      <p className={styles.address} data-testid="chat-link">
        {link}
      </p>
      <Group gap="xs">
        <CopyToClipboard value={link} label="Copy the link" />
        {sandbox && (
          <Button
            component="a"
            href={chatLink({ number, text, phone: `${window.location.origin}/sandbox/` })}
            target="_blank"
            rel="noopener"
            size="xs"
            variant="default"
            leftSection={<IconDeviceMobile size={14} aria-hidden />}
          >
            Try it on the phone
          </Button>
        )}
      </Group>
    </Panel>
  );
}
