import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import {
  ATTACHMENT_LIFE_MS,
  attachmentProblem,
  bareType,
  limitOf,
  mediaKindOf,
  mostBytesOf,
  type AttachmentView,
  type ConversationId,
  type MediaKind,
  type MessageId,
  type WorkspaceId,
} from '@sendero/shared';
import { Clock } from '../clock';
import { userError, UserError } from '../errors';
import { newId } from '../new-id';
import { ChannelDirectory } from '../providers/channel-directory';
import { Errands, type FetchedFile } from '../providers/errands';
import type { Channel } from '../providers/provider';
import { AttachmentStore } from './attachment-store';

/** A file as it comes in over HTTP. */
export interface IncomingFile {
  readonly mimeType: string;
  readonly filename: string;
  /** What the caller says of its size; null when it says nothing. */
  readonly bytes: number | null;
  readonly content: Readable;
}

/** The file of a message, as far as the provider still has it, and what it is called. */
export interface OpenedFile {
  readonly file: FetchedFile;
  readonly filename: string | null;
}

/** Files of messages. They lie at the provider; we keep their names. */
@Injectable()
export class AttachmentsService {
  constructor(
    private readonly store: AttachmentStore,
    private readonly channels: ChannelDirectory,
    private readonly errands: Errands,
    private readonly clock: Clock,
  ) {}

  /** Brings a file to the provider, once it is sure that WhatsApp would take it. */
  async upload(workspace: WorkspaceId, id: ConversationId, file: IncomingFile): Promise<AttachmentView> {
    const mimeType = bareType(file.mimeType);
    const kind = mediaKindOf(mimeType);
    mustBeFine(mimeType, file.bytes ?? 1);
    const thread = await this.store.conversations.thread(workspace, id);
    if (!thread || kind === null) throw userError(404, 'conversation.not_found');
    const channel = await this.channelOf(thread.channelId);
    const bytes = await readAtMost(file.content, kind);
    mustBeFine(mimeType, bytes.length);
    const filename = cleanName(file.filename) || kind;
    const mediaId = await this.errands.upload(channel, { bytes, mimeType, filename });
    const view: AttachmentView = { id: newId<string>(), kind, mimeType, filename, bytes: bytes.length };
    const now = this.clock.date();
    const expired = new Date(now.getTime() - ATTACHMENT_LIFE_MS);
    await this.store.attachments.add(workspace, { ...view, channelId: channel.id, mediaId }, now, expired);
    return view;
  }

  /** @throws UserError `attachment.gone`, `attachment.unreachable` */
  async open(workspace: WorkspaceId, message: MessageId): Promise<OpenedFile> {
    const found = await this.store.messages.fileOf(workspace, message);
    if (!found) throw userError(404, 'attachment.gone');
    const channel = await this.channelOf(found.channelId);
    return { file: await this.errands.fetch(channel, found.mediaId), filename: found.filename };
  }

  private async channelOf(id: string): Promise<Channel> {
    const channel = await this.channels.find(id);
    if (!channel) throw userError(404, 'channel.not_found');
    return channel;
  }
}

function mustBeFine(mimeType: string, bytes: number): void {
  const problem = attachmentProblem({ mimeType, bytes });
  if (!problem) return;
  throw new UserError(problem.code === 'attachment.too_large' ? 413 : 422, problem.code, problem.message);
}

async function readAtMost(content: Readable, kind: MediaKind): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of content) {
    const part = Buffer.from(chunk);
    bytes += part.length;
    if (bytes > mostBytesOf(kind)) throw userError(413, 'attachment.too_large', limitOf(kind));
    chunks.push(part);
  }
  return Buffer.concat(chunks, bytes);
}

/** Without folders and without what a file name may not hold. */
function cleanName(filename: string): string {
  return (filename.split(/[/\\]/).at(-1) ?? '')
    .replace(/[\p{Cc}"<>|:*?]/gu, '')
    .trim()
    .slice(0, 240);
}
