import { Injectable } from '@nestjs/common';
import { messageId, type ConversationId, type MessageView, type ThreadPage, type WorkspaceId } from '@sendero/shared';
import { z } from 'zod';
import { userError } from '../errors';
import { sliceOf, writeCursor, type PageQuery, type TimePlace } from '../http/page';
import { ConversationsRepository } from './conversations.repository';
import { MessagesRepository, type Thread } from './messages.repository';

/** A place in a thread, and on which side of it the page lies. */
const threadPlace = z.tuple([z.int().min(0).max(8.64e15), z.uuid(), z.enum(['before', 'after'])]);

/** Reads threads page by page, in both directions, from the newest message or from any other. */
@Injectable()
export class ThreadPages {
  constructor(
    private readonly conversations: ConversationsRepository,
    private readonly messages: MessagesRepository,
  ) {}

  /** @throws UserError conversation.not_found, request.cursor_invalid */
  async read(
    workspace: WorkspaceId,
    id: ConversationId,
    query: PageQuery,
    around: string | undefined,
  ): Promise<ThreadPage> {
    const { after: place, limit } = sliceOf(query, threadPlace);
    const thread = await this.conversations.thread(workspace, id);
    if (!thread) throw userError(404, 'conversation.not_found');
    const target = around === undefined || place ? null : await this.placeOf(workspace, thread, around);
    if (target) return this.readAround(workspace, thread, target, limit);
    if (!place) return this.toOlder(await this.messages.list(workspace, thread, null, limit + 1), limit, false);
    const [at, message, which] = place;
    const rows = await this.messages.list(workspace, thread, { which, of: [at, message] }, limit + 1);
    return which === 'before' ? this.toOlder(rows, limit, true) : this.toNewer(rows, limit);
  }

  private async readAround(workspace: WorkspaceId, thread: Thread, of: TimePlace, limit: number): Promise<ThreadPage> {
    const half = Math.ceil(limit / 2);
    const [older, newer] = await Promise.all([
      this.messages.list(workspace, thread, { which: 'upTo', of }, half + 1),
      this.messages.list(workspace, thread, { which: 'after', of }, half + 1),
    ]);
    const [before, after] = [this.toOlder(older, half, true), this.toNewer(newer, half)];
    return { items: [...after.items, ...before.items], next: before.next, previous: after.previous };
  }

  private toOlder(rows: readonly MessageView[], limit: number, isLater: boolean): ThreadPage {
    const items = rows.slice(0, limit);
    return {
      items,
      next: rows.length > limit ? cursorAt(items.at(-1), 'before') : null,
      previous: isLater ? cursorAt(items[0], 'after') : null,
    };
  }

  private toNewer(rows: readonly MessageView[], limit: number): ThreadPage {
    const items = rows.slice(-limit);
    return {
      items,
      next: cursorAt(items.at(-1), 'before'),
      previous: rows.length > limit ? cursorAt(items[0], 'after') : null,
    };
  }

  /** Null when there is no such message in the thread: the newest are shown then. */
  private async placeOf(workspace: WorkspaceId, thread: Thread, message: string): Promise<TimePlace | null> {
    const id = messageId.safeParse(message);
    return id.success ? this.messages.placeOf(workspace, thread, id.data) : null;
  }
}

function cursorAt(message: MessageView | undefined, which: 'before' | 'after'): string | null {
  return message ? writeCursor([message.at, message.id, which]) : null;
}
