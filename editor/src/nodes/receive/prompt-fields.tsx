import { NumberInput, Stack, Switch } from '@mantine/core';
import { RECEIVE_LIMITS, type NodeConfig } from '@sendero/shared';
import { MessagePreview } from '../../ui/message-preview';
import { MessageForm } from '../send/message-form';

type Prompt = NodeConfig<'receive'>['prompt'];

const FIRST_PROMPT: NonNullable<Prompt> = {
  message: { type: 'text', text: 'Sorry, I did not understand. Could you say that again?', previewUrl: false },
  times: 2,
};

interface Props {
  readonly prompt: Prompt;
  readonly onChange: (prompt: Prompt) => void;
}

/** What is sent when no case fits, and how often. */
export function PromptFields({ prompt, onChange }: Props) {
  return (
    <>
      <Switch
        label="Ask again when no case fits"
        checked={prompt !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? FIRST_PROMPT : null)}
      />
      {prompt && (
        <Stack gap="sm">
          <NumberInput
            label="So many times, then “Other”"
            min={1}
            max={RECEIVE_LIMITS.prompts}
            allowDecimal={false}
            clampBehavior="strict"
            value={prompt.times}
            onChange={(times) => {
              if (typeof times === 'number' && times >= 1) onChange({ ...prompt, times });
            }}
          />
          <MessagePreview framed content={{ type: 'session', message: prompt.message }} />
          <MessageForm message={prompt.message} onChange={(message) => onChange({ ...prompt, message })} />
        </Stack>
      )}
    </>
  );
}
