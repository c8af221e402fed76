import type { Channel } from '../channels';
import type { RenderedTemplate } from '../control-api';
import { objectIn, objectsIn, textIn, type JsonObject } from '../json';
import { checkContent } from './check-content';
import { invalid, missing, optionalText, requireOneOf, requireText } from './fields';
import { fillTemplate } from './fill-template';
import { GraphError } from './graph-error';

/** A send that the API has found nothing wrong with. */
export interface BusinessMessage {
  /** The recipient as the caller wrote it, and as WhatsApp knows it. */
  readonly input: string;
  readonly waId: string;
  readonly type: string;
  readonly payload: unknown;
  /** What the person sees first, for lists and for the record. */
  readonly text: string;
  readonly callbackData: string | null;
  readonly quotedId: string | null;
  readonly template: { readonly name: string; readonly category: string; readonly rendered: RenderedTemplate } | null;
}

/** The first half of the checks: shape, lengths, counts. Throws a `GraphError`. */
export function checkSend(body: JsonObject): { readonly type: string; readonly input: string; readonly waId: string } {
  if (body['messaging_product'] !== 'whatsapp')
    throw new GraphError(100, 'The parameter messaging_product is required.');
  const recipientType = optionalText(body, 'recipient_type', 'recipient_type') ?? 'individual';
  requireOneOf(recipientType, ['individual'], 'recipient_type');
  const type = optionalText(body, 'type', 'type') ?? 'text';
  const input = requireText(body, 'to', 'to');
  const waId = input.replace(/[+\s\-().]/g, '');
  if (!/^[1-9]\d{6,14}$/.test(waId)) throw invalid(`Param to is not a valid WhatsApp number - got "${input}".`);
  optionalText(body, 'biz_opaque_callback_data', 'biz_opaque_callback_data', 512);
  const context = objectIn(body, 'context');
  if (context) requireText(context, 'message_id', "context['message_id']");
  else if (body['context'] !== undefined) throw missing("context['message_id']");
  checkContent(type, body);
  return { type, input, waId };
}

/** The second half: what depends on the channel's templates. Throws a `GraphError`. */
export function readMessage(
  channel: Channel,
  body: JsonObject,
  checked: ReturnType<typeof checkSend>,
): BusinessMessage {
  const { type, input, waId } = checked;
  const payload = objectIn(body, type);
  const filled = type === 'template' && payload ? fillTemplate(channel, payload) : null;
  return {
    input,
    waId,
    type,
    payload: body[type],
    text: filled?.rendered.body ?? visibleText(type, body),
    callbackData: textIn(body, 'biz_opaque_callback_data') ?? null,
    quotedId: textIn(objectIn(body, 'context'), 'message_id') ?? null,
    template: filled && {
      name: filled.rendered.name,
      category: filled.shape.template.category,
      rendered: filled.rendered,
    },
  };
}

/** What a chat list shows of a message, business's or customer's. */
export function visibleText(type: string, content: JsonObject): string {
  const payload = objectIn(content, type);
  switch (type) {
    case 'text':
      return textIn(payload, 'body') ?? '';
    case 'button':
      return textIn(payload, 'text') ?? '';
    case 'interactive': {
      if (objectIn(payload, 'nfm_reply')) return 'Form sent';
      const reply = objectIn(payload, 'button_reply') ?? objectIn(payload, 'list_reply');
      return textIn(reply, 'title') ?? textIn(objectIn(payload, 'body'), 'text') ?? '';
    }
    case 'reaction':
      return textIn(payload, 'emoji') ?? '';
    case 'contacts':
      return textIn(objectIn(objectsIn(content, 'contacts')[0], 'name'), 'formatted_name') ?? '';
    case 'location':
      return textIn(payload, 'name') ?? textIn(payload, 'address') ?? 'Location';
    default:
      return textIn(payload, 'caption') ?? textIn(payload, 'filename') ?? type.charAt(0).toUpperCase() + type.slice(1);
  }
}
