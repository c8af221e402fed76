import type { ContactChange } from './contact-change';
import type { Properties } from './events';
import type { EpochMs, NodeId } from './ids';
import type { OutgoingContent } from './messages';
import type { MessageTopic } from './consent';
import type { FilledRequest } from './web-request';

/** What the engine wants done. Data only: the server carries it out, the simulation shows it. */
export type Effect =
  /**
   * @example { "type": "sendMessage", "node": "n2", "revision": 2, "topic": "service", "awaitsReceipt": false,
   *            "content": { "type": "session", "message": { "type": "text", "text": "Hello Ada", "previewUrl": false } } }
   */
  | {
      readonly type: 'sendMessage';
      readonly node: NodeId;
      /** With the run and the node this names the message: sending it again asks for the same row. */
      readonly revision: number;
      /** `service` is a free-form answer inside the window; a template carries its own topic. */
      readonly topic: MessageTopic | 'service';
      /** Whether the run waits for `receipt` events of this message. */
      readonly awaitsReceipt: boolean;
      /** Clicks on the links in its text are to be counted. */
      readonly trackLinks?: true;
      readonly content: OutgoingContent;
    }
  /** @example { "type": "startTimer", "token": 3, "dueAt": 1795257600000 } */
  | { readonly type: 'startTimer'; readonly token: number; readonly dueAt: EpochMs }
  /** @example { "type": "stopTimer", "token": 3 } */
  | { readonly type: 'stopTimer'; readonly token: number }
  /**
   * @example { "type": "updateContact", "set": { "city": "Lisbon" }, "unset": [], "addTags": ["lead"], "removeTags": [],
   *            "consent": [{ "topic": "marketing", "state": "in", "evidence": "Answered yes" }] }
   */
  | ({ readonly type: 'updateContact' } & ContactChange)
  /**
   * @example { "type": "callWeb", "node": "n4", "revision": 4, "timeoutMs": 10000, "retries": 2,
   *            "request": { "method": "GET", "url": "https://shop.example/orders/7", "headers": {}, "body": null } }
   */
  | {
      readonly type: 'callWeb';
      readonly node: NodeId;
      /** With the run this names the call: asking for it again asks for the same one. */
      readonly revision: number;
      readonly request: FilledRequest;
      /** How long one try may take. */
      readonly timeoutMs: number;
      readonly retries: number;
    }
  /** @example { "type": "handOver", "node": "n5", "revision": 5, "assignTo": "Support", "note": "Asked for a refund" } */
  | {
      readonly type: 'handOver';
      readonly node: NodeId;
      readonly revision: number;
      /** The bot that gets the conversation; left out when people do. */
      readonly bot?: string;
      readonly assignTo: string;
      readonly note: string;
    }
  /**
   * Takes back what the visit with this revision had handed over.
   *
   * @example { "type": "handBack", "node": "n5", "revision": 5 }
   */
  | { readonly type: 'handBack'; readonly node: NodeId; readonly revision: number }
  /**
   * @example { "type": "startJourney", "journey": "01890a5d-ac96-774b-bcce-b302099a8057",
   *            "properties": { "orderId": "A-1042", "startDepth": 1 } }
   */
  | { readonly type: 'startJourney'; readonly journey: string; readonly properties: Properties };

export type EffectType = Effect['type'];
export type EffectOf<T extends EffectType> = Extract<Effect, { readonly type: T }>;
