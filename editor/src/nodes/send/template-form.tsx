import { Alert, Select, Stack, TextInput } from '@mantine/core';
import { isSendable, isTrackedButton, variablesOf, type Template, type TemplateMessage } from '@sendero/shared';
import { useQuery } from '@tanstack/react-query';
import { templateQueries } from '../../api/templates-api';
import { workspaceQuery } from '../../api/workspace-api';
import { ErrorNotice } from '../../ui/error-notice';
import { languageText } from '../../ui/language-text';
import { PersonalizedInput } from '../../inspector/personalized-input';
import { findTemplate, messageFor, templateId } from './template-values';

interface Props {
  readonly message: TemplateMessage;
  readonly onChange: (message: TemplateMessage) => void;
}

/** Which of the channel's templates goes out, and a value for each of its variables. */
export function TemplateForm({ message, onChange }: Props) {
  const { data: templates, error, refetch, isPending } = useQuery(templateQueries.list());
  const chosen = findTemplate(templates ?? [], message);
  if (error) return <ErrorNotice error={error} title="The templates can't be shown" onRetry={() => void refetch()} />;
  return (
    <Stack gap="sm">
      <Select
        label="Template"
        placeholder={isPending ? 'Loading the templates…' : 'Choose a template'}
        nothingFoundMessage="No template of this name"
        searchable
        data={choices(templates ?? [], message)}
        value={message.name ? templateId(message) : null}
        allowDeselect={false}
        onChange={(id) => {
          const template = templates?.find((known) => templateId(known) === id);
          if (template) onChange(messageFor(template, message));
        }}
      />
      {templates?.length === 0 && (
        <Alert color="yellow">The channel has no templates yet. Fetch them on the Templates page.</Alert>
      )}
      {chosen && !isSendable(chosen.status) && (
        <Alert color="yellow">This template can&apos;t be sent now: {chosen.status.toLowerCase()}.</Alert>
      )}
      {chosen && <VariableFields template={chosen} message={message} onChange={onChange} />}
    </Stack>
  );
}

function VariableFields({ template, message, onChange }: Props & { readonly template: Template }) {
  const wanted = variablesOf(template);
  const { data: workspace } = useQuery(workspaceQuery);
  const offered = template.components.find(({ type }) => type.toUpperCase() === 'BUTTONS')?.buttons ?? [];
  const base = workspace?.linkBase ?? null;
  const isTracked = (place: number) => base !== null && isTrackedButton(offered[place]?.url, base);
  return (
    <>
      {wanted.headerMedia && (
        <TextInput
          label={`Link to the header's ${wanted.headerMedia.toLowerCase()}`}
          description="A public https:// address."
          placeholder="https://"
          type="url"
          value={message.headerLink}
          onChange={(event) => onChange({ ...message, headerLink: event.currentTarget.value })}
        />
      )}
      {placesTo(wanted.header).map((place) => (
        <PersonalizedInput
          key={`header ${place}`}
          label={`Header variable ${place + 1}`}
          value={message.header[place] ?? ''}
          onChange={(text) => onChange({ ...message, header: withValue(message.header, place, text, wanted.header) })}
        />
      ))}
      {placesTo(wanted.body).map((place) => (
        <PersonalizedInput
          key={`body ${place}`}
          label={`Body variable ${place + 1}`}
          value={message.body[place] ?? ''}
          onChange={(text) => onChange({ ...message, body: withValue(message.body, place, text, wanted.body) })}
        />
      ))}
      {wanted.buttons.map((place) => (
        <PersonalizedInput
          key={`button ${place}`}
          label={
            isTracked(place)
              ? `Address that button ${place + 1} opens, counted`
              : `End of the address of button ${place + 1}`
          }
          value={message.buttons[String(place)] ?? ''}
          onChange={(text) => onChange({ ...message, buttons: { ...message.buttons, [String(place)]: text } })}
        />
      ))}
    </>
  );
}

function choices(templates: readonly Template[], message: TemplateMessage) {
  const known = templates.map((template) => ({
    value: templateId(template),
    label: `${template.name} · ${languageText(template.language)}${isSendable(template.status) ? '' : ` (${template.status.toLowerCase()})`}`,
  }));
  const id = templateId(message);
  if (!message.name || known.some((choice) => choice.value === id)) return known;
  return [...known, { value: id, label: `${message.name} · ${languageText(message.language)} (not on this channel)` }];
}

function placesTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, place) => place);
}

function withValue(values: readonly string[], place: number, text: string, length: number): readonly string[] {
  return Array.from({ length }, (_, at) => (at === place ? text : (values[at] ?? '')));
}
