/** How long the text may be that a caller wants back with receipts, in characters; as many as WhatsApp's own. */
export const MOST_CALLBACK_DATA = 512;

/** What the API says of it. */
export const CALLBACK_DATA_IS = 'Comes back with every receipt of the message that webhooks are told of.';
