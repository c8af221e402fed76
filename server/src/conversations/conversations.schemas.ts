import {
  attachedFile,
  conversationStatuses,
  mediaKinds,
  messageStatuses,
  sessionMessage,
  templateMessage,
  type AttachmentView,
  type ConversationView,
  type QuotedMessage,
} from '@sendero/shared';
import {
  integer,
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
  assignedTo: text,
  note: text,
  openedAt: orNull(time),
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
          { type: 'null' },
        ],
        description: 'The step or the rule that sent it; null when a person did.',
      },
    }),
  ],
});

function shape(properties: Readonly<Record<string, Schema>>): Schema {
  return { type: 'object', properties, required: Object.keys(properties) };
}
