import { z } from 'zod';
import { sessionMessageFindings } from '../checks/session-message-findings';
import { templateMessageFindings, trackedButtons } from '../checks/template-message-findings';
import { duration } from '../duration';
import type { OutputId } from '../ids';
import { sessionMessage, templateMessage, textsOfMessage, textsOfTemplate } from '../messages';
import { sentence } from '../problems';
import { defineNode, PASSES_AT_ONCE } from './define-node';

/** What is done while the service window is closed and no template can go out. */
const whenClosed = z.discriminatedUnion('type', [
  /** The run leaves by `blocked` at once. */
  z.object({ type: z.literal('leave') }).readonly(),
  /** The run waits for the contact to write, which opens the window; it leaves by `blocked` when the time is over. */
  z.object({ type: z.literal('wait'), limit: duration }).readonly(),
]);
export type WhenClosed = z.infer<typeof whenClosed>;

/**
 * Sends a session message while the service window is open, a template otherwise; either may be missing. Leaves by
 * `blocked` when the policy allows neither, at once or after it has waited for the window. When `failed` leads somewhere
 * the run waits for the provider's answer, else it goes on at once.
 *
 * @example { "message": { "type": "text", "text": "Hello {{ contact.name }}" }, "template": null }
 */
export const send = defineNode({
  title: 'WhatsApp Send',
  description: 'Sends a message, a template, or whichever the service window allows.',
  group: 'message',
  config: z
    .object({
      message: sessionMessage.nullable(),
      template: templateMessage.nullable(),
      /** Whether clicks on the web links in the message's text are counted; a template says so by its button's address. */
      trackLinks: z.boolean().optional(),
      whenClosed: whenClosed.default({ type: 'leave' }),
    })
    .readonly(),
  initial: {
    message: { type: 'text', text: '', previewUrl: false },
    template: null,
    whenClosed: { type: 'leave' },
  },
  outputs: () => [
    { id: 'sent', label: 'Sent', required: true },
    { id: 'blocked', label: 'Blocked', required: false },
    { id: 'failed', label: 'Failed', required: false },
  ],
  traits: {
    ...PASSES_AT_ONCE,
    sends: ({ message, template, whenClosed }) => ({
      session: message !== null,
      template,
      waitsForWindow: message !== null && whenClosed.type === 'wait',
      sent: 'sent',
      blocked: 'blocked',
    }),
    tellsWindow: ({ message, template }): Record<OutputId, 'open'> =>
      message !== null && template === null ? { sent: 'open' } : {},
    tracksLinks: ({ message, template, trackLinks }, context) =>
      (message !== null && trackLinks === true) || (template !== null && trackedButtons(template, context).length > 0),
    texts: ({ message, template }) => [
      ...(message ? textsOfMessage(message) : []),
      ...(template ? textsOfTemplate(template) : []),
    ],
  },
  findings({ message, template }, context) {
    const { title } = context;
    if (!message && !template) {
      const code = 'send.nothing_to_send';
      return [{ code, severity: 'error', message: sentence(code, { title }) }];
    }
    return [
      ...(message ? sessionMessageFindings(message, title) : []),
      ...(template ? templateMessageFindings(template, context) : []),
    ];
  },
});
