import { z } from 'zod';

/** A label over the text; absent means none. */
export const textHeader = z.object({ text: z.string() }).readonly();

/** What may stand over the text of buttons: a label, or a file that WhatsApp fetches (Meta, “Interactive messages”). */
export const messageHeader = z.union([
  textHeader,
  z
    .object({ media: z.enum(['image', 'video', 'document']), link: z.string(), filename: z.string().default('') })
    .readonly(),
]);
export type MessageHeader = z.infer<typeof messageHeader>;

/**
 * An mp4 or 3gp of at most 16 MB (Meta, “Video messages”).
 *
 * @example { "type": "video", "link": "https://cdn.shop.example/how-to.mp4", "caption": "How it works" }
 */
export const videoMessage = z
  .object({ type: z.literal('video'), link: z.string(), caption: z.string().default('') })
  .readonly();

/**
 * Sound without a caption. A voice message has a waveform and tells when it was played; it must be ogg with the opus codec,
 * mono (Meta, “Audio messages”).
 *
 * @example { "type": "audio", "link": "https://cdn.shop.example/hello.ogg", "voice": true }
 */
export const audioMessage = z
  .object({ type: z.literal('audio'), link: z.string(), voice: z.boolean().default(false) })
  .readonly();

/**
 * A webp of at most 100 KB, 500 KB if it moves, without a caption (Meta, “Sticker messages”).
 *
 * @example { "type": "sticker", "link": "https://cdn.shop.example/thanks.webp" }
 */
export const stickerMessage = z.object({ type: z.literal('sticker'), link: z.string() }).readonly();

/**
 * A place on the map, in degrees; texts, so that they may hold placeholders. WhatsApp shows the address only of a place
 * with a name (Meta, “Location messages”).
 *
 * @example { "type": "location", "latitude": "52.3731", "longitude": "4.8926", "name": "Canal Store", "address": "Herengracht 1" }
 */
export const locationMessage = z
  .object({
    type: z.literal('location'),
    latitude: z.string(),
    longitude: z.string(),
    name: z.string().default(''),
    address: z.string().default(''),
  })
  .readonly();

/**
 * A card of an address book. The first name is what Meta insists on. With `onWhatsApp` the card offers to write to the
 * number, without to invite it (Meta, “Contacts messages”).
 */
export const contactCard = z
  .object({
    firstName: z.string(),
    lastName: z.string().default(''),
    company: z.string().default(''),
    phone: z.string().default(''),
    onWhatsApp: z.boolean().default(true),
    email: z.string().default(''),
    url: z.string().default(''),
  })
  .readonly();
export type ContactCard = z.infer<typeof contactCard>;

/** The name on a card of an address book. */
export function contactName({ firstName, lastName }: Pick<ContactCard, 'firstName' | 'lastName'>): string {
  return `${firstName.trim()} ${lastName.trim()}`.trim();
}

/** @example { "type": "contacts", "contacts": [{ "firstName": "Ada", "lastName": "Okoro", "phone": "+15550100777" }] } */
export const contactsMessage = z
  .object({ type: z.literal('contacts'), contacts: z.array(contactCard).max(257).readonly() })
  .readonly();

/**
 * A text with a button that opens a web address (Meta, “Interactive call-to-action URL button messages”).
 *
 * @example { "type": "linkButton", "body": "Your basket is waiting.", "button": "Open basket", "url": "https://shop.example/b/9" }
 */
export const linkButtonMessage = z
  .object({
    type: z.literal('linkButton'),
    header: messageHeader.optional(),
    body: z.string(),
    footer: z.string().default(''),
    button: z.string(),
    url: z.string(),
  })
  .readonly();

/**
 * A text with a button that lets people send where they are; WhatsApp names the button (Meta, “Location request messages”).
 *
 * @example { "type": "locationRequest", "body": "Where shall we deliver?" }
 */
export const locationRequestMessage = z.object({ type: z.literal('locationRequest'), body: z.string() }).readonly();

/**
 * A text with a button that opens a form made at Meta; what is entered comes back as an answer (Meta, “Sending a Flow”).
 *
 * @example { "type": "flow", "body": "Book a slot", "button": "Book now", "flowId": "700112233", "screen": "PICK_DAY" }
 */
export const flowMessage = z
  .object({
    type: z.literal('flow'),
    header: textHeader.optional(),
    body: z.string(),
    footer: z.string().default(''),
    button: z.string(),
    /** The number that WhatsApp Manager shows under Flows. */
    flowId: z.string(),
    /** What is shown first: a screen by its id, or the one that the flow's own endpoint answers with. */
    opens: z.enum(['screen', 'endpoint']).default('screen'),
    screen: z.string().default(''),
    /** Handed to the first screen. */
    data: z
      .array(z.object({ name: z.string(), text: z.string() }).readonly())
      .max(30)
      .readonly()
      .default([]),
    /** Opens the flow as it is being edited; only people of the account can be sent that. */
    draft: z.boolean().default(false),
  })
  .readonly();
