import { Inject, Injectable } from '@nestjs/common';
import {
  ATTACHMENT_LIFE_MS,
  foldConsent,
  isPublicLink,
  isReaction,
  isSendable,
  isWindowOpen,
  MESSAGE_LIMITS,
  takesCaption,
  templateKey,
  templateMessageFindings,
  topicOf,
  type AttachedFile,
  type MediaKind,
  type MessageId,
  type OutgoingContent,
  type Reaction,
  type SessionMessage,
  type TemplateMessage,
  type WorkspaceId,
} from '@sendero/shared';
import { Clock } from '../clock';
import { CONFIG, type Config } from '../config';
import { outgoingText } from '../effects/outgoing-text';
import { userError, UserError } from '../errors';
import { trackedContent } from '../links/tracked-content';
import { TemplatesRepository } from '../templates/templates.repository';
import { AttachmentStore } from './attachment-store';
import type { Permission } from './conversations.repository';
import { LinkedFiles } from './linked-files';
import type { AgentMessage, Thread } from './messages.repository';

/** What a person wants to send. */
export interface AgentDraft {
  readonly text: string;
  readonly file?: AttachedFile;
  /** Takes the place of text and file. */
  readonly template?: TemplateMessage;
  readonly quotes?: MessageId;
}

/** What is written of a message before it has an id. */
export type Written = Pick<AgentMessage, 'content' | 'text' | 'topic'>;

type Place = Thread & Permission;

/**
 * Puts what people write into messages, by the rules that hold for journeys too; the sender looks again just before a
 * message goes out.
 */
@Injectable()
export class AgentWriting {
  constructor(
    private readonly store: AttachmentStore,
    private readonly templates: TemplatesRepository,
    private readonly clock: Clock,
    private readonly links: LinkedFiles,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async message(workspace: WorkspaceId, thread: Place, draft: AgentDraft): Promise<Written> {
    if (draft.template) return this.template(workspace, thread, draft.template);
    const content = draft.file
      ? await this.withFile(workspace, thread, draft.file, draft.text)
      : ({ type: 'session', message: plainText(draft.text) } as const);
    this.mustBeWritable(thread);
    if (draft.file && 'link' in draft.file) await this.links.mustBeSendable(draft.file.kind, draft.file.link.trim());
    const quotedId = draft.quotes && (await this.answerable(workspace, thread, draft.quotes));
    return {
      content: { ...content, ...(quotedId && { quotedId }) },
      text: outgoingText(content, {}),
      topic: 'service',
    };
  }

  async reaction(workspace: WorkspaceId, thread: Place, to: MessageId, emoji: string): Promise<Written> {
    if (!isReaction(emoji)) throw userError(422, 'message.reaction_invalid');
    this.mustBeWritable(thread);
    const quotedId = await this.answerable(workspace, thread, to);
    const content: Reaction = { type: 'reaction', emoji, quotedId };
    return { content, text: emoji, topic: 'service' };
  }

  private async withFile(
    workspace: WorkspaceId,
    { channelId }: Thread,
    file: AttachedFile,
    text: string,
  ): Promise<Extract<OutgoingContent, { type: 'session' }>> {
    if ('link' in file) {
      const link = file.link.trim();
      if (!isPublicLink(link)) throw userError(422, 'message.link_invalid');
      return { type: 'session', message: fileMessage({ ...file, link }, text) };
    }
    const expired = new Date(this.clock.now() - ATTACHMENT_LIFE_MS);
    const found = await this.store.attachments.find(workspace, channelId, file.attachmentId, expired);
    if (!found) throw userError(422, 'attachment.not_found');
    return { type: 'session', message: fileMessage({ ...found, link: '' }, text), mediaId: found.mediaId };
  }

  private async template(workspace: WorkspaceId, thread: Place, message: TemplateMessage): Promise<Written> {
    const { name, language } = message;
    const template = await this.templates.ofChannel(workspace, thread.channelId, name, language);
    const { linkBase } = this.config;
    const [finding] = templateMessageFindings(message, { title: name, template: () => template, linkBase }).filter(
      ({ severity, code }) => severity === 'error' && code !== 'template.not_sendable',
    );
    if (finding) throw new UserError(422, finding.code, finding.message);
    const consent = foldConsent(thread.consent);
    if (consent.suppressed) throw userError(409, 'message.opted_out');
    if (!template || !isSendable(template.status)) throw userError(409, 'message.template_not_sendable');
    const topic = topicOf(template.category);
    if (consent[topic] !== 'in') throw userError(409, 'message.not_opted_in');
    const templates = { [templateKey(name, language)]: template };
    const content = trackedContent({ content: { type: 'template', template: message } }, templates, linkBase);
    return { content, text: outgoingText(content, templates), topic };
  }

  private mustBeWritable({ windowExpiresAt, consent }: Permission): void {
    if (foldConsent(consent).suppressed) throw userError(409, 'message.opted_out');
    if (!isWindowOpen(windowExpiresAt, this.clock.now())) throw userError(409, 'message.window_closed');
  }

  /** The provider's name for a message that can be quoted or reacted to. */
  private async answerable(workspace: WorkspaceId, thread: Thread, id: MessageId): Promise<string> {
    const providerId = await this.store.messages.providerIdOf(workspace, thread, id);
    if (providerId === undefined) throw userError(404, 'message.not_found');
    if (providerId === null) throw userError(409, 'message.not_answerable');
    return providerId;
  }
}

function plainText(text: string): SessionMessage {
  if (text.trim() === '') throw userError(422, 'message.empty');
  mustFit(text, MESSAGE_LIMITS.text);
  return { type: 'text', text, previewUrl: false };
}

function fileMessage(
  { kind, link, filename }: { readonly kind: MediaKind; readonly link: string; readonly filename: string },
  caption: string,
): SessionMessage {
  if (caption !== '' && !takesCaption(kind)) throw userError(422, 'attachment.no_caption');
  mustFit(caption, MESSAGE_LIMITS.caption);
  switch (kind) {
    case 'image':
    case 'video':
      return { type: kind, link, caption };
    case 'document':
      return { type: kind, link, caption, filename };
    case 'audio':
      return { type: kind, link, voice: false };
    case 'sticker':
      return { type: kind, link };
  }
}

function mustFit(text: string, limit: number): void {
  if (text.length > limit) throw userError(422, 'message.too_long', { limit });
}
