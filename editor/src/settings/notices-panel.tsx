import { Alert, Stack, Switch } from '@mantine/core';
import { useState } from 'react';
import { changeNoticeSettings, useNoticeSettings } from '../notices/notice-settings';
import { ring } from '../notices/tell-of';
import { Panel } from '../ui/panel';

/** How this browser tells of messages. */
export function NoticesPanel() {
  const { notify, sound } = useNoticeSettings();
  const [refused, setRefused] = useState(false);
  const switchNotices = async (wanted: boolean) => {
    const isAllowed = wanted && 'Notification' in window && (await Notification.requestPermission()) === 'granted';
    setRefused(wanted && !isAllowed);
    changeNoticeSettings({ notify: isAllowed });
  };
  return (
    <Panel
      title="Notices in this browser"
      description="Of messages in conversations that people have: those of yours, and those that nobody has. Other browsers have their own settings."
    >
      <Stack gap="sm">
        <Switch
          label="Show notifications"
          checked={notify}
          onChange={(event) => void switchNotices(event.currentTarget.checked)}
        />
        {refused && (
          <Alert color="yellow" title="The browser does not allow it">
            Allow notifications for this page in the browser's settings, then switch them on again. Away from this
            machine they need https.
          </Alert>
        )}
        <Switch
          label="Play a sound"
          checked={sound}
          onChange={(event) => {
            changeNoticeSettings({ sound: event.currentTarget.checked });
            if (event.currentTarget.checked) ring();
          }}
        />
      </Stack>
    </Panel>
  );
}
