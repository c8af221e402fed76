import { Alert, Button, Code, CopyButton, Group, Modal, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy, IconEyeOff } from '@tabler/icons-react';
import styles from './secrets-dialog.module.css';

/** What is shown once. */
export interface ShownSecrets {
  readonly title: string;
  readonly secrets: readonly { readonly name: string; readonly use: string; readonly value: string }[];
}

/** Shows secrets for the only time; it is not closed by accident. */
export function SecretsDialog({ shown, onClose }: { readonly shown: ShownSecrets; readonly onClose: () => void }) {
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
      title={shown.title}
    >
      <Stack gap="md">
        <Alert color="yellow" icon={<IconEyeOff aria-hidden />}>
          {shown.secrets.length === 1
            ? 'Copy it now and keep it where the other system reads it. It is never shown again; if it is lost, make a new one.'
            : 'Copy them now and keep them where the other system reads them. They are never shown again; if one is lost, make new ones.'}
        </Alert>
        {shown.secrets.map(({ name, use, value }) => (
          <div key={name}>
            <Group justify="space-between" gap="xs" mb={4}>
              <Text fw={600} size="sm">
                {name}
              </Text>
              <CopyButton value={value}>
                {({ copied, copy }) => (
                  <Button
                    size="compact-xs"
                    variant="light"
                    leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
                    aria-label={`Copy: ${name}`}
                    onClick={copy}
                  >
                    {copied ? 'Copied' : 'Copy'}
                  </Button>
                )}
              </CopyButton>
            </Group>
            <Code block className={styles.secret ?? ''}>
              {value}
            </Code>
            <p className={styles.use}>{use}</p>
          </div>
        ))}
        <Group justify="flex-end">
          <Button onClick={onClose}>I have kept it</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
