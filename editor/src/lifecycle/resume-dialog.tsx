import { Alert, Button, Group, Loader, Modal, NumberInput, Radio, Stack, Text } from '@mantine/core';
import type { JourneySummary, ResumeChoice, ResumePreview } from '@sendero/shared';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { lifecycleQueries, resumeJourney } from '../api/lifecycle-api';
import { ErrorNotice } from '../ui/error-notice';
import { Loaded } from '../ui/loaded';
import { useReturnedFocus } from '../ui/use-returned-focus';
import { gatheredText, overdueText, spreadText } from './gathered-text';

interface Props {
  readonly journey: Pick<JourneySummary, 'id' | 'name'>;
  readonly onResumed: (journey: JourneySummary) => void;
  readonly onClose: () => void;
}

/** Says what has gathered during the pause and asks what is to become of it. */
export function ResumeDialog({ journey, onResumed, onClose }: Props) {
  useReturnedFocus();
  const query = useQuery(lifecycleQueries.resumePreview(journey.id));
  return (
    <Modal opened onClose={onClose} title={`Resume “${journey.name}”`} data-testid="resume-dialog">
      <Loaded
        query={query}
        waiting={<Loader aria-label="Counting what has gathered" />}
        failure="What has gathered can't be counted"
      >
        {(preview) => <ResumeForm preview={preview} journey={journey} onResumed={onResumed} onClose={onClose} />}
      </Loaded>
    </Modal>
  );
}

function ResumeForm({ preview, journey, onResumed, onClose }: Props & { readonly preview: ResumePreview }) {
  const [type, setType] = useState<ResumeChoice['type']>('continue');
  const [perMinute, setPerMinute] = useState(60);
  const resume = useMutation({
    mutationFn: () => resumeJourney(journey.id, type === 'spread' ? { type, perMinute } : { type }),
    onSuccess: onResumed,
  });
  return (
    <Stack>
      <Text data-testid="gathered">{gatheredText(preview)}</Text>
      {preview.contacts > 0 && (
        <Radio.Group
          label="What is to become of it?"
          value={type}
          onChange={(value) => setType(types.find((one) => one === value) ?? 'continue')}
        >
          <Stack gap="sm" mt="xs">
            <Radio value="continue" label="Let it all take effect now" description="Beginning with what came first." />
            <Radio
              value="drop"
              label="Drop what is overdue"
              description={overdueText(preview.overdue)}
              disabled={preview.overdue === 0}
            />
            <Radio value="spread" label="Spread it out" description={spreadText(preview.contacts, perMinute)} />
          </Stack>
        </Radio.Group>
      )}
      {type === 'spread' && (
        <NumberInput
          label="Contacts a minute"
          min={1}
          max={60_000}
          allowDecimal={false}
          clampBehavior="strict"
          value={perMinute}
          onChange={(value) => {
            if (typeof value === 'number' && value >= 1) setPerMinute(value);
          }}
        />
      )}
      {resume.isError && (
        <Alert color="red">
          <ErrorNotice error={resume.error} />
        </Alert>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button loading={resume.isPending} onClick={() => resume.mutate()} data-testid="resume-confirm">
          Resume
        </Button>
      </Group>
    </Stack>
  );
}

const types: readonly ResumeChoice['type'][] = ['continue', 'drop', 'spread'];
