import { Anchor, Button, Group, Stack, Textarea } from '@mantine/core';
import { MESSAGE_LIMITS } from '@sendero/shared';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Workspace } from '../api/workspace-api';
import { ErrorNotice } from '../ui/error-notice';
import { Panel } from '../ui/panel';
import { useSaveWorkspace } from './use-save-workspace';

/** What contacts are told who write to people while nobody is there. */
export function AwayMessagePanel({ workspace: { awayMessage, businessHours } }: { readonly workspace: Workspace }) {
  const [text, setText] = useState(awayMessage);
  const wanted = text.trim();
  const save = useSaveWorkspace(wanted === '' ? 'There is no away message any more.' : 'The away message is saved.');
  return (
    <Panel
      title="Away message"
      description="Outside business hours it answers whoever writes in a conversation that people have, once until you open again. It is not sent while the bot answers, where an agent answers all the same, after the service window has shut, or to somebody who opted out."
    >
      <Stack gap="sm">
        <Textarea
          label="Message"
          description="Empty: none is sent."
          placeholder="We are closed now and will answer tomorrow from nine o'clock."
          autosize
          minRows={2}
          maxRows={8}
          maxLength={MESSAGE_LIMITS.text}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {businessHours === null && (
          <span>
            There are no business hours, so nobody ever counts as away.{' '}
            <Anchor component={Link} to="/settings" inherit underline="always">
              Set them in the settings
            </Anchor>
          </span>
        )}
        {save.error && <ErrorNotice title="The away message was not saved" error={save.error} />}
        <Group>
          <Button
            disabled={wanted === awayMessage}
            loading={save.isPending}
            onClick={() => save.mutate({ awayMessage: wanted })}
          >
            Save the message
          </Button>
        </Group>
      </Stack>
    </Panel>
  );
}
