import {
  attachedFile,
  conversationStatuses,
  mediaKinds,
  messageStatuses,
  sessionMessage,
  templateMessage,
  type AssignedAgent,
  type AttachmentView,
  type ConversationTally,
  type ConversationView,
  type FoundMessage,
  type HoldingBot,
  type NoteView,
  type QuotedMessage,
} from '@sendero/shared';
import { labelView } from '../labels/labels.schemas';
import { markColor } from '../agents/agents.schemas';
import {
  integer,
  listOf,
  nameSchema,
  objectSchema,
  oneOfTexts,
  orNull,
  text,
  time,
  uuid,
  zodSchema,
  type Schema,
} from '../http/api-schema';

const direction = oneOfTexts(['in', 'out']);

export const conversationView = objectSchema<ConversationView>('Conversation', {
  id: uuid,
  channelId: uuid,
  contact: objectSchema<ConversationView['contact']>('ConversationContact', { id: uuid, name: text, phone: text }),
  windowExpiresAt: { ...orNull(time), description: 'When the service window shuts; null when they never wrote.' },
  lastMessage: orNull(
    objectSchema<NonNullable<ConversationView['lastMessage']>>('LastMessage', { direction, text, at: time }),
  ),
  lastInboundAt: orNull(time),
  unread: integer,
  status: oneOfTexts(conversationStatuses),
  assignedTo: { ...text, description: 'The name of the bot, agent or team that has it, or had it last.' },
  agent: orNull(objectSchema<AssignedAgent>('AssignedAgent', { id: uuid, name: text, color: markColor })),
  team: orNull(objectSchema<NonNullable<ConversationView['team']>>('AssignedTeam', { id: uuid, name: text })),
  bot: {
    ...orNull(objectSchema<HoldingBot>('HoldingBot', { id: uuid, name: text })),
    description: 'The bot of another system that holds it.',
  },
  labels: listOf(labelView),
  notes: { ...integer, description: 'How many notes agents wrote on it.' },
  note: text,
  openedAt: orNull(time),
  found: {
    ...orNull(objectSchema<FoundMessage>('FoundMessage', { id: uuid, text, at: time })),
    description: 'In the answer to a search: the newest message with the words that were looked for.',
  },
});

export const conversationTally = objectSchema<ConversationTally>('ConversationTally', {
  unread: integer,
  mine: integer,
  unassigned: integer,
  closing: integer,
  bot: integer,
});

export const noteView = objectSchema<NoteView>('Note', {
  id: uuid,
  text,
  agentName: { ...text, description: 'Empty for somebody who did not say who they are.' },
  at: time,
});

const incomingContent = nameSchema('IncomingContent', {
  type: 'object',
  description: 'What came in, by `type`; the fields that belong to the type are beside it.',
  properties: {
    type: oneOfTexts(['text', 'button', 'listRow', 'media', 'location', 'contacts', 'flow', 'reaction', 'unknown']),
  },
  required: ['type'],
  additionalProperties: true,
});

export const templateMessageSchema = nameSchema('TemplateMessage', zodSchema(templateMessage));
export const attachedFileSchema = nameSchema('AttachedFile', zodSchema(attachedFile));

const session = shape({
  type: oneOfTexts(['session']),
  message: nameSchema('SessionMessage', zodSchema(sessionMessage)),
});
const template = shape({ type: oneOfTexts(['template']), template: templateMessageSchema });

export const outgoingContent = nameSchema('OutgoingContent', { oneOf: [session, template] });

const sentContent = nameSchema('SentContent', {
  oneOf: [session, template, shape({ type: oneOfTexts(['reaction']), emoji: text, quotedId: text })],
});

export const attachmentView = objectSchema<AttachmentView>('Attachment', {
  id: uuid,
  kind: oneOfTexts(mediaKinds),
  mimeType: text,
  filename: text,
  bytes: integer,
});

const quotedMessage = objectSchema<QuotedMessage>('QuotedMessage', {
  id: { ...orNull(uuid), description: 'Null when the message is not one of this conversation.' },
  direction,
  summary: text,
});

const shared = {
  id: uuid,
  at: time,
  text,
  quotes: { ...orNull(quotedMessage), description: 'The message that it answers or reacts to.' },
};

export const messageView = nameSchema('Message', {
  oneOf: [
    shape({ ...shared, direction: oneOfTexts(['in']), content: incomingContent }),
    shape({
      ...shared,
      direction: oneOfTexts(['out']),
      content: sentContent,
      status: oneOfTexts(messageStatuses),
      problem: orNull(shape({ code: text, message: text })),
      sentBy: {
        oneOf: [
          shape({ journeyId: uuid, journeyName: text, node: text }),
          shape({ ruleId: uuid, ruleName: text }),
          shape({ agentId: uuid, agentName: text }),
          shape({ botId: uuid, botName: text }),
          shape({ away: { type: 'boolean', enum: [true] } }),
          { type: 'null' },
        ],
        description:
          'The step, the rule, the agent or the bot that sent it, or that it is the away message; null when nobody said.',
      },
    }),
  ],
});

export const threadPage = nameSchema('ThreadPage', {
  type: 'object',
  properties: {
    items: listOf(messageView),
    next: { ...orNull(text), description: 'The cursor of what was said before; null where the thread begins.' },
    previous: { ...orNull(text), description: 'The cursor of what was said later; null when nothing was.' },
  },
  required: ['items', 'next', 'previous'],
});

function shape(properties: Readonly<Record<string, Schema>>): Schema {
  return { type: 'object', properties, required: Object.keys(properties) };
}
