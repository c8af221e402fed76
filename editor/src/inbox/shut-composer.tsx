import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ConversationView } from '@sendero/shared';
import { IconLock, IconTemplate } from '@tabler/icons-react';
import styles from './composer.module.css';
import { TemplateDialog } from './template-dialog';

/** While the window is shut: says why, and offers what can be sent. */
export function ShutComposer({ conversation }: { readonly conversation: ConversationView }) {
  const [choosing, dialog] = useDisclosure(false);
  const hasWritten = conversation.windowExpiresAt !== null;
  return (
    <div className={styles.shut} data-testid="composer-shut">
      <IconLock size={20} aria-hidden />
      <div className={styles.why}>
        <strong>{hasWritten ? 'The 24-hour window is closed.' : 'This contact has not written to you yet.'}</strong>{' '}
        WhatsApp allows free text only within 24 hours of the contact's last message. Until they write again, an
        approved template can be sent.
      </div>
      <Button leftSection={<IconTemplate size={17} aria-hidden />} onClick={dialog.open}>
        Send a template
      </Button>
      {choosing && <TemplateDialog conversation={conversation} onClose={dialog.close} />}
    </div>
  );
}
