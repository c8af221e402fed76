import { Code, Stack, Text } from '@mantine/core';
import { IconApi } from '@tabler/icons-react';
import type { NodeView } from '../node-view';

export const triggerApi: NodeView<'trigger.api'> = {
  Icon: IconApi,
  Summary: () => <>By the API or another journey</>,
  Form: () => (
    <Stack gap="xs">
      <Text size="sm">Starts for the contacts that a program names, once the journey is published:</Text>
      <Code block>POST /api/journeys/…/runs</Code>
      <Text size="sm">
        Another journey starts it with the step “Start journey”. What either hands over can be used in texts, such as{' '}
        <Code>{'{{ event.orderId }}'}</Code>.
      </Text>
    </Stack>
  ),
};
