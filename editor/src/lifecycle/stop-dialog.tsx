import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import type { JourneySummary, StopHow } from '@sendero/shared';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { stopJourney } from '../api/lifecycle-api';
import { countText } from '../ui/count-text';
import { ErrorNotice } from '../ui/error-notice';
import { useReturnedFocus } from '../ui/use-returned-focus';

interface Props {
  readonly journey: Pick<JourneySummary, 'id' | 'name' | 'runs'>;
  readonly onStopped: (journey: JourneySummary) => void;
  readonly onClose: () => void;
}

/** Asks what is to become of the people who are in the journey. */
export function StopDialog({ journey, onStopped, onClose }: Props) {
  useReturnedFocus();
  const [how, setHow] = useState<StopHow>('drain');
  const stop = useMutation({ mutationFn: () => stopJourney(journey.id, how), onSuccess: onStopped });
  const { active } = journey.runs;
  const people = active === 1 ? 'One contact is' : `${countText(active)} contacts are`;
  return (
    <Modal opened onClose={onClose} title={`Stop “${journey.name}”`} data-testid="stop-dialog">
      <Stack>
        <Text>
          Nobody starts this journey any more until you publish it again. {active === 0 ? 'Nobody is' : people} in it
          now.
        </Text>
        <Radio.Group
          label="What is to become of those who are in it?"
          value={how}
          onChange={(value) => setHow(value === 'end' ? 'end' : 'drain')}
        >
          <Stack gap="sm" mt="xs">
            <Radio value="drain" label="They finish it" description="The journey is stopped once the last has left." />
            <Radio
              value="end"
              label="They leave it now"
              description="What is queued for them is taken back. This can't be undone."
            />
          </Stack>
        </Radio.Group>
        {stop.isError && <ErrorNotice error={stop.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button color="red" loading={stop.isPending} onClick={() => stop.mutate()} data-testid="stop-confirm">
            {how === 'end' ? 'End for everybody' : 'Stop'}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
