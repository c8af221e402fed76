/** A refusal of the Graph API, thrown by whoever finds it and answered as an error envelope. */
export class GraphError extends Error {
  constructor(
    readonly code: number,
    readonly details: string,
    readonly subcode: number | null = null,
  ) {
    super(details);
  }

  get httpStatus(): number {
    return known[this.code]?.http ?? 400;
  }
}

export const unknownNode = (verb: 'get' | 'post', id: string): GraphError =>
  new GraphError(
    100,
    `Unsupported ${verb} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
    33,
  );

/** The envelope of a synchronous error. */
export function errorEnvelope(error: GraphError): string {
  const { code, details, subcode } = error;
  return JSON.stringify({
    error: {
      message: generic.has(code) || subcode !== null ? details : `(#${code}) ${titleOf(code)}`,
      type: subcode === null ? 'OAuthException' : 'GraphMethodException',
      code,
      ...(subcode === null ? {} : { error_subcode: subcode }),
      ...(generic.has(code) || subcode !== null ? {} : { error_data: { messaging_product: 'whatsapp', details } }),
      fbtrace_id: newTraceId(),
    },
  });
}

/** The shape of an error inside a `failed` status, which differs from the envelope. */
export function statusError(code: number): object {
  const title = titleOf(code);
  return {
    code,
    title,
    message: title,
    error_data: { details: known[code]?.details ?? title },
    href: 'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/',
  };
}

export const titleOf = (code: number): string => known[code]?.title ?? 'Something went wrong';

/** Errors of the Graph API itself: their text is the message, there is no `error_data`. */
const generic: ReadonlySet<number> = new Set([2, 33, 190, 200]);

const known: Readonly<Record<number, { readonly http: number; readonly title: string; readonly details?: string }>> = {
  2: { http: 503, title: 'Service temporarily unavailable' },
  100: { http: 400, title: 'Invalid parameter' },
  190: { http: 401, title: 'Access token has expired' },
  200: { http: 403, title: 'API Permission' },
  130429: { http: 400, title: 'Rate limit hit' },
  131000: { http: 500, title: 'Something went wrong' },
  131008: { http: 400, title: 'Required parameter is missing' },
  131009: { http: 400, title: 'Parameter value is not valid', details: 'The message to react to was not found.' },
  131021: { http: 400, title: 'Recipient cannot be sender' },
  131026: { http: 400, title: 'Message undeliverable', details: 'Message Undeliverable.' },
  131047: {
    http: 400,
    title: 'Re-engagement message',
    details:
      'Message failed to send because more than 24 hours have passed since the customer last replied to this number.',
  },
  131053: { http: 400, title: 'Media upload error', details: 'The media at the given link could not be fetched.' },
  131056: { http: 400, title: '(Business Account, Consumer Account) pair rate limit hit' },
  132000: { http: 400, title: 'Number of parameters does not match the expected number of params' },
  132001: { http: 404, title: 'Template name does not exist in the translation' },
  132005: { http: 400, title: 'Translated text too long' },
  132012: { http: 400, title: 'Parameter format does not match format in the created template' },
  132015: { http: 400, title: 'Template is paused' },
  132016: { http: 400, title: 'Template is disabled' },
  132018: { http: 400, title: 'There is an issue with the parameters in your template' },
};

let traces = 0;
const newTraceId = (): string => `ASim${(++traces).toString(36).padStart(10, '0')}`;
