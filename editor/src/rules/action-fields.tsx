import { Button, CopyButton, Group, Stack, TextInput } from '@mantine/core';
import { consentTopics, journeyId, MESSAGE_LIMITS, SHORTEST_SECRET, type RuleActionOf } from '@sendero/shared';
import { ChoiceSelect } from '../inspector/choice-select';
import { PersonalizedInput } from '../inspector/personalized-input';
import { PairFields, TryFields } from '../inspector/web-request-fields';
import { JourneySelect } from '../nodes/journey-start/journey-select';
import { topicLabels } from '../contacts/topic-labels';
import { BotSelect } from '../webhooks/bot-select';
import { ACTIONS, firstAction, newSecret } from './first-rules';
import type { ActionDraft } from './rule-draft';

const TOPICS = consentTopics.map((topic) => ({ value: topic, label: topicLabels[topic] }));
const STATES = [
  { value: 'in', label: 'Opt in' },
  { value: 'out', label: 'Opt out' },
] as const;

interface Props {
  readonly action: ActionDraft;
  readonly onChange: (action: ActionDraft) => void;
}

/** What is done with a message that fits. */
export function ActionFields({ action, onChange }: Props) {
  return (
    <Stack gap="sm">
      <ChoiceSelect
        label="Do this"
        choices={ACTIONS}
        value={action.type}
        onChange={(type) =>
          onChange(type === 'startJourney' ? { type, journeyId: '' } : firstAction(type, asAction(action)))
        }
      />
      <Details action={action} onChange={onChange} />
    </Stack>
  );
}

function Details({ action, onChange }: Props) {
  switch (action.type) {
    case 'startJourney':
      return (
        <JourneySelect
          description="It needs a trigger “Message received” or “Started by request”, and begins at the one that fits."
          value={action.journeyId}
          onChange={(id) => onChange({ type: 'startJourney', journeyId: journeyId.safeParse(id).data ?? '' })}
        />
      );
    case 'reply':
      return (
        <PersonalizedInput
          label="Text"
          multiline
          limit={MESSAGE_LIMITS.text}
          value={action.text}
          onChange={(text) => onChange({ ...action, text: text.slice(0, MESSAGE_LIMITS.text) })}
        />
      );
    case 'consent':
      return (
        <>
          <ChoiceSelect
            label="Consent"
            choices={STATES}
            value={action.state}
            onChange={(state) => onChange({ ...action, state })}
          />
          <ChoiceSelect
            label="To"
            choices={TOPICS}
            value={action.topic}
            onChange={(topic) => onChange({ ...action, topic })}
          />
          {(action.state === 'in' || action.topic !== 'all') && (
            <Reply
              description="The message is kept in the ledger as the proof. Leave this empty to say nothing."
              reply={action.reply}
              onChange={(reply) => onChange({ ...action, reply })}
            />
          )}
        </>
      );
    case 'handOver':
      return (
        <>
          <TextInput
            label="Who gets the conversation"
            description="A person or a team, as the inbox shows it. The bot keeps out of it until they resolve it."
            placeholder="Support"
            maxLength={80}
            value={action.assignTo}
            onChange={(event) => onChange({ ...action, assignTo: event.currentTarget.value })}
          />
          <Reply
            description="Leave this empty to say nothing."
            reply={action.reply}
            onChange={(reply) => onChange({ ...action, reply })}
          />
        </>
      );
    case 'bot':
      return <BotSelect value={action.bot} onChange={(bot) => onChange({ ...action, bot })} />;
    case 'forward':
      return <ForwardFields action={action} onChange={onChange} />;
  }
}

interface ReplyProps {
  readonly description: string;
  readonly reply: string;
  readonly onChange: (reply: string) => void;
}

function Reply({ description, reply, onChange }: ReplyProps) {
  return (
    <PersonalizedInput
      label="And reply"
      description={description}
      multiline
      limit={MESSAGE_LIMITS.text}
      value={reply}
      onChange={(text) => onChange(text.slice(0, MESSAGE_LIMITS.text))}
    />
  );
}

interface ForwardProps {
  readonly action: RuleActionOf<'forward'>;
  readonly onChange: (action: RuleActionOf<'forward'>) => void;
}

function ForwardFields({ action, onChange }: ForwardProps) {
  const { url, headers, secret } = action;
  return (
    <>
      <PersonalizedInput
        label="Address"
        description="The message is posted there as JSON, and the messages of the answer are sent. When it fails, people get the conversation."
        placeholder="https://bot.example/messages"
        value={url}
        onChange={(text) => onChange({ ...action, url: text.slice(0, 2_000) })}
      />
      <TextInput
        label="Signing secret"
        description={`Proves to the bot that a request comes from here: X-Sendero-Signature-256 is the HMAC-SHA256 of the body. At least ${SHORTEST_SECRET} characters.`}
        spellCheck={false}
        autoComplete="off"
        maxLength={200}
        value={secret}
        onChange={(event) => onChange({ ...action, secret: event.currentTarget.value.trim() })}
      />
      <Group gap="xs">
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button size="compact-xs" variant="subtle" onClick={copy}>
              {copied ? 'Copied' : 'Copy the secret'}
            </Button>
          )}
        </CopyButton>
        <Button size="compact-xs" variant="subtle" onClick={() => onChange({ ...action, secret: newSecret() })}>
          Make a new one
        </Button>
      </Group>
      <PairFields
        title="Headers"
        one="header"
        most={20}
        pairs={headers}
        onChange={(changed) => onChange({ ...action, headers: changed })}
      />
      <TryFields value={action} onChange={(changed) => onChange({ ...action, ...changed })} />
    </>
  );
}

/** A journey that is not chosen yet has no text to keep. */
function asAction(action: ActionDraft): Parameters<typeof firstAction>[1] {
  return action.type === 'startJourney' ? { type: 'reply', text: '' } : action;
}
