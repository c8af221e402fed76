import { Injectable } from '@nestjs/common';
import {
  MOST_CANNED_REPLIES,
  personalizationProblem,
  type CannedReply,
  type CannedReplyFields,
  type WorkspaceId,
} from '@sendero/shared';
import { Clock } from '../clock';
import { userError } from '../errors';
import { CannedRepliesRepository } from './canned-replies.repository';

@Injectable()
export class CannedRepliesService {
  constructor(
    private readonly replies: CannedRepliesRepository,
    private readonly clock: Clock,
  ) {}

  list(workspace: WorkspaceId): Promise<readonly CannedReply[]> {
    return this.replies.list(workspace);
  }

  async create(workspace: WorkspaceId, fields: CannedReplyFields): Promise<CannedReply> {
    mustBeReadable(fields);
    const added = await this.replies.create(workspace, fields, this.clock.date());
    if (added === 'too_many') throw userError(409, 'canned_reply.too_many', { limit: MOST_CANNED_REPLIES });
    if (added === 'taken') throw userError(409, 'canned_reply.shortcut_taken', { shortcut: fields.shortcut });
    return added;
  }

  async change(workspace: WorkspaceId, id: string, fields: CannedReplyFields): Promise<CannedReply> {
    mustBeReadable(fields);
    const changed = await this.replies.change(workspace, id, fields, this.clock.date());
    if (changed === 'taken') throw userError(409, 'canned_reply.shortcut_taken', { shortcut: fields.shortcut });
    if (!changed) throw userError(404, 'canned_reply.not_found');
    return changed;
  }

  async delete(workspace: WorkspaceId, id: string): Promise<void> {
    if (!(await this.replies.delete(workspace, id))) throw userError(404, 'canned_reply.not_found');
  }
}

function mustBeReadable({ text }: CannedReplyFields): void {
  const detail = personalizationProblem(text);
  if (detail !== null) throw userError(422, 'canned_reply.placeholder_invalid', { detail });
}
