import { SegmentedControl, Stack, Text } from '@mantine/core';
import type { NodeConfig, SessionMessage, TemplateMessage } from '@sendero/shared';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { templateQueries } from '../../api/templates-api';
import { MessagePreview } from '../../ui/message-preview';
import type { FormProps } from '../node-view';
import { MessageForm } from './message-form';
import { TrackLinksSwitch } from './track-links-switch';
import { TemplateForm } from './template-form';
import { findTemplate, NO_TEMPLATE } from './template-values';
import { WhenClosedFields } from './when-closed-fields';

type Config = NodeConfig<'send'>;
type Mode = 'message' | 'template' | 'both';

const MODES = [
  { value: 'message', label: 'Message' },
  { value: 'template', label: 'Template' },
  { value: 'both', label: 'Either' },
] as const satisfies readonly { value: Mode; label: string }[];

const HINTS: Readonly<Record<Mode, string>> = {
  message: 'Sent while the 24-hour window is open.',
  template: 'Sent at any time to contacts who opted in.',
  both: 'The message while the 24-hour window is open, the template once it has closed.',
};

const FIRST_MESSAGE: SessionMessage = { type: 'text', text: '', previewUrl: false };

export function SendForm({ config, onChange }: FormProps<Config>) {
  /** What was written before a part was switched off, for when it is switched on again. */
  const [laidAside, lay] = useState<{ message: SessionMessage; template: TemplateMessage }>({
    message: FIRST_MESSAGE,
    template: NO_TEMPLATE,
  });
  const mode: Mode = config.message && config.template ? 'both' : config.template ? 'template' : 'message';

  const switchTo = (next: Mode) => {
    lay({ message: config.message ?? laidAside.message, template: config.template ?? laidAside.template });
    onChange({
      ...config,
      message: next === 'template' ? null : (config.message ?? laidAside.message),
      template: next === 'message' ? null : (config.template ?? laidAside.template),
    });
  };

  return (
    <Stack gap="md">
      <div>
        <SegmentedControl
          aria-label="What is sent"
          fullWidth
          data={[...MODES]}
          value={mode}
          onChange={(next) => switchTo(next)}
        />
        <Text size="sm" c="dimmed" mt={4}>
          {HINTS[mode]}
        </Text>
      </div>
      {config.message && (
        <>
          <MessagePreview framed content={{ type: 'session', message: config.message }} />
          <MessageForm message={config.message} onChange={(message) => onChange({ ...config, message })} />
          <TrackLinksSwitch
            on={config.trackLinks ?? false}
            onChange={(trackLinks) => onChange({ ...config, trackLinks })}
          />
        </>
      )}
      {config.template && (
        <>
          <TemplatePreview message={config.template} />
          <TemplateForm message={config.template} onChange={(template) => onChange({ ...config, template })} />
        </>
      )}
      {config.message && (
        <WhenClosedFields
          value={config.whenClosed}
          template={config.template !== null}
          onChange={(whenClosed) => onChange({ ...config, whenClosed })}
        />
      )}
    </Stack>
  );
}

function TemplatePreview({ message }: { readonly message: TemplateMessage }) {
  const { data: templates = [] } = useQuery(templateQueries.list());
  return (
    <MessagePreview
      framed
      content={{ type: 'template', template: message }}
      template={findTemplate(templates, message)}
    />
  );
}
