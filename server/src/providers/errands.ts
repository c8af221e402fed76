import type { Readable } from 'node:stream';
import type { Channel } from './provider';

/** A file on its way to the provider. */
export interface NewFile {
  readonly bytes: Buffer;
  readonly mimeType: string;
  readonly filename: string;
}

/** A file as the provider gives it: itself, or the address where a browser may fetch it. */
export type FetchedFile =
  | { readonly type: 'content'; readonly mimeType: string; readonly bytes: number | null; readonly content: Readable }
  | { readonly type: 'elsewhere'; readonly url: string };

/** What a provider does besides carrying messages. It has connections of its own, so that no message waits for it. */
export abstract class Errands {
  /** Shows the person that we have read up to this message of theirs, and with `typing` that an answer is being written. */
  abstract markRead(channel: Channel, providerId: string, typing: boolean): Promise<void>;
  /**
   * Brings a file there and answers its name.
   *
   * @throws UserError `attachment.refused`, `attachment.unreachable`
   */
  abstract upload(channel: Channel, file: NewFile): Promise<string>;
  /** @throws UserError `attachment.gone`, `attachment.unreachable` */
  abstract fetch(channel: Channel, mediaId: string): Promise<FetchedFile>;
}
