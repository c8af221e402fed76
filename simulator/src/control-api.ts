/**
 * The simulator's own HTTP API, next to its Graph-shaped one: what the phone screen, the demo, the benchmark and the
 * tests use to play the customers' side. Everything lives under `<mount>/api`, for example `/sandbox/api/customers`.
 * Bodies and answers are JSON; an error answers `{ code, message }`. Times are epoch milliseconds of the sandbox clock.
 *
 * | call | does |
 * | --- | --- |
 * | GET  /channels | the simulated business numbers: `SimulatedChannelView[]` |
 * | GET  /customers | everyone on the phone's contact list: `Customer[]`, latest chat first; of a crowd, only the 50 with the latest chats |
 * | POST /customers `{ name, waId, onWhatsApp? }` | adds a customer or changes a known one; answers the `Customer` |
 * | GET  /customers/:waId/chats/:phoneNumberId | the chat, oldest first: `ChatEntry[]` |
 * | POST /customers/:waId/chats/:phoneNumberId/messages `CustomerMessage` | the customer writes or taps; answers the `ChatEntry` once it is recorded |
 * | POST /customers/:waId/chats/:phoneNumberId/read | the customer opens the chat: unread business messages become read |
 * | GET  /media/:id | a file that was uploaded to a business number, or a customer sent |
 * | GET  /clock | `ClockView` |
 * | POST /clock `{ advanceMs }` | moves sandbox time forward, never back; answers `ClockView` |
 * | GET  /faults · PUT /faults `Partial<Faults>` · DELETE /faults | what goes wrong on purpose |
 * | GET  /settings · PUT /settings `Partial<SimulatorSettings>` | delays of receipts and the like |
 * | GET  /record?after=N&limit=M | every message accepted from the business, in order: `{ messages: RecordedMessage[], next: number \| null }` |
 * | GET  /record/summary | `RecordSummary` |
 * | DELETE /record | forgets customers, chats and the record, with all that was still to happen; stops the crowd |
 * | POST /crowd `CrowdOptions` · GET /crowd · DELETE /crowd | a crowd of scripted customers: `CrowdView` |
 * | GET  /events | server-sent events, one `SimulatorEvent` each, for the phone screen; crowd members send none |
 */
export interface SimulatedChannelView {
  readonly phoneNumberId: string;
  readonly displayPhoneNumber: string;
  readonly verifiedName: string;
}

export interface Customer {
  readonly waId: string;
  readonly name: string;
  /** Off: messages to this number fail with 131026. */
  readonly onWhatsApp?: boolean;
  /** Chats this customer has, one per business number. */
  readonly chats: readonly {
    readonly phoneNumberId: string;
    readonly lastText: string;
    readonly lastAt: number;
    readonly unread: number;
  }[];
}

export type ChatEntryStatus = 'sending' | 'sent' | 'delivered' | 'read' | 'failed';

/** One bubble. `content` is the Graph object as it went over the wire, so that the phone can draw every detail of it. */
export interface ChatEntry {
  readonly id: string;
  readonly from: 'customer' | 'business';
  readonly at: number;
  readonly status: ChatEntryStatus;
  /** A Graph send body (`type` and its payload) or an inbound message object. */
  readonly content: { readonly type: string; readonly [key: string]: unknown };
  /** For a template: what the person sees, with its parameters filled in. */
  readonly rendered?: RenderedTemplate;
  readonly quotedId?: string;
  readonly error?: { readonly code: number; readonly title: string };
}

export interface RenderedTemplate {
  readonly name: string;
  readonly header?: {
    readonly format: 'TEXT' | 'IMAGE' | 'VIDEO' | 'DOCUMENT' | 'LOCATION';
    readonly text?: string;
    readonly link?: string;
  };
  readonly body: string;
  readonly footer?: string;
  readonly buttons: readonly {
    readonly type: string;
    readonly text: string;
    readonly url?: string;
    readonly payload?: string;
  }[];
}

export type CustomerMessage =
  | { readonly type: 'text'; readonly text: string; readonly quotedId?: string }
  /** A tap on a reply button or list row of a session message, or on a template's quick reply; `messageId` is the message tapped. */
  | { readonly type: 'tap'; readonly messageId: string; readonly id: string }
  | {
      readonly type: 'image' | 'document' | 'audio' | 'video' | 'sticker';
      readonly link: string;
      readonly caption?: string;
    }
  /** With `messageId` it answers that location request, else the last message if that is one. */
  | {
      readonly type: 'location';
      readonly latitude: number;
      readonly longitude: number;
      readonly name?: string;
      readonly messageId?: string;
    }
  /** An emoji on a message; '' takes it back. */
  | { readonly type: 'reaction'; readonly messageId: string; readonly emoji: string }
  /** A card of the customer's address book. */
  | { readonly type: 'contacts'; readonly name: string; readonly phone: string }
  /** The form of a flow message is sent; `response` has what was entered, by the names of its fields. */
  | { readonly type: 'form'; readonly messageId: string; readonly response: { readonly [field: string]: unknown } };

export interface ClockView {
  readonly now: number;
  /** How far sandbox time is ahead of the machine's clock, in ms. */
  readonly aheadMs: number;
  readonly canAdvance: boolean;
}

/** Every probability is 0 to 1 and applies to each request or webhook on its own. */
export interface Faults {
  /** Added to each answer of the Graph API, in ms. */
  readonly latencyMs: number;
  readonly tooManyRequests: number;
  readonly serverError: number;
  /** The connection is cut before the message is accepted: it was not sent. */
  readonly dropBeforeAccept: number;
  /** The connection is cut after the message was accepted: it is sent, the caller can't know. */
  readonly dropAfterAccept: number;
  readonly duplicateWebhook: number;
  readonly reorderWebhook: number;
  /** `sent` goes out before the HTTP answer of the send. */
  readonly statusBeforeResponse: number;
}

export interface SimulatorSettings {
  /** Delay ranges in ms of real time, drawn evenly. `read` counts from delivered and applies when `autoRead` is on. */
  readonly sentDelayMs: readonly [number, number];
  readonly deliveredDelayMs: readonly [number, number];
  readonly readDelayMs: readonly [number, number];
  /** On: people read by themselves (for crowds). Off: a message is read when the phone screen opens the chat. Crowd members always read. */
  readonly autoRead: boolean;
  /** Messages a second a number accepts before 130429; Meta's standard level is 80. Customers' messages count too. */
  readonly throughputPerSecond: number;
  /** Whether 131056 is answered above 1 message per 6 s to one customer with a burst of 45. */
  readonly pairRateLimit: boolean;
  /** How many updates may share one webhook POST. */
  readonly webhookBatch: number;
}

/** What the simulator really received and accepted; the yardstick of every reconciliation. */
export interface RecordedMessage {
  readonly sequence: number;
  readonly wamid: string;
  readonly phoneNumberId: string;
  readonly to: string;
  readonly acceptedAt: number;
  readonly callbackData: string | null;
  readonly type: string;
  readonly templateName: string | null;
  /** The text a person sees, shortened to 200 characters. */
  readonly text: string;
  readonly status: ChatEntryStatus;
  readonly errorCode: number | null;
  /** Whether the 24 h window was open when the message was accepted. */
  readonly windowOpen: boolean;
}

export interface RecordSummary {
  readonly accepted: number;
  readonly byStatus: { readonly [status: string]: number };
  /** Refused synchronously or failed later, by Graph error code. */
  readonly errors: { readonly [code: string]: number };
  /** Messages accepted again: their `biz_opaque_callback_data` had been accepted before. */
  readonly duplicates: number;
  /** Customers' messages whose webhook was answered with 200, and those that still wait for it. */
  readonly inboundDelivered: number;
  readonly inboundPending: number;
  /** Receipts that are due later or not yet answered with 200. Zero means that nothing more will come by itself. */
  readonly statusesPending: number;
}

/**
 * A crowd writes first, then answers by script. Replies are chosen by a stable hash of (customer, turn), so runs repeat.
 * Up to 2,000 members keep chats that can be looked at; a larger crowd keeps only what the network needs.
 */
export interface CrowdOptions {
  readonly phoneNumberId: string;
  readonly customers: number;
  /** First number of the block, digits only; the crowd takes `customers` consecutive numbers. */
  readonly firstWaId: string;
  /** How many write for the first time, a second. */
  readonly arrivalsPerSecond: number;
  readonly openingTexts: readonly string[];
  /**
   * Per turn: weighted answers. A turn is a business message whose text one of these matches. The answer goes out
   * `replyDelayMs` after the message was read; `null` says nothing; a tap on what isn't offered is typed instead.
   */
  readonly answers: readonly CrowdAnswer[];
  readonly replyDelayMs: readonly [number, number];
  /** Turns after which a customer falls silent; guards against endless talk. */
  readonly maxTurns: number;
}

export interface CrowdAnswer {
  /** A part of the business message's visible text, case-insensitive; an empty string matches every message. First match in order wins. */
  readonly whenTextContains: string;
  readonly choices: readonly {
    readonly weight: number;
    readonly answer:
      { readonly type: 'text'; readonly text: string } | { readonly type: 'tap'; readonly title: string } | null;
  }[];
}

export interface CrowdView {
  readonly running: boolean;
  readonly customers: number;
  readonly arrived: number;
  /** From the crowd to the business, and from the business to the crowd. */
  readonly messagesIn: number;
  readonly messagesOut: number;
  /** From the moment an inbound webhook was first posted to the next send call for that customer, ms. */
  readonly replyLatencyMs: { readonly p50: number; readonly p95: number; readonly p99: number; readonly max: number };
  /** Round trip of webhook posts, ms. */
  readonly webhookLatencyMs: { readonly p50: number; readonly p95: number; readonly p99: number; readonly max: number };
  readonly webhooksPosted: number;
  readonly webhookFailures: number;
}

export type SimulatorEvent =
  | { readonly type: 'chat'; readonly waId: string; readonly phoneNumberId: string; readonly entry: ChatEntry }
  | { readonly type: 'customer'; readonly customer: Customer }
  | { readonly type: 'typing'; readonly waId: string; readonly phoneNumberId: string }
  | { readonly type: 'clock'; readonly clock: ClockView };
