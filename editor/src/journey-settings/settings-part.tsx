import { Fieldset, Stack, Text } from '@mantine/core';
import type { JourneySettings } from '@sendero/shared';
import type { ReactNode } from 'react';

export interface SettingsPartProps {
  readonly settings: JourneySettings;
  readonly onChange: (settings: JourneySettings) => void;
}

interface Props {
  readonly title: string;
  /** One sentence on what it is for. */
  readonly hint: string;
  readonly children: ReactNode;
}

/** One question about the journey, and what answers it. */
export function SettingsPart({ title, hint, children }: Props) {
  return (
    <Fieldset legend={title}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {hint}
        </Text>
        {children}
      </Stack>
    </Fieldset>
  );
}
