import { Injectable } from '@nestjs/common';
import type { ConversationId, ConversationView, LabelId, LabelView, WorkspaceId } from '@sendero/shared';
import { Clock } from '../clock';
import { ConversationsService } from '../conversations/conversations.service';
import { isUniqueViolation } from '../database/sql-state';
import { userError } from '../errors';
import { LiveNotices } from '../live/live-notices';
import { newId } from '../new-id';
import type { SaveLabel } from './labels.dto';
import { LabelsRepository } from './labels.repository';

/** Labels, and which conversations carry them. */
@Injectable()
export class LabelsService {
  constructor(
    private readonly labels: LabelsRepository,
    private readonly conversations: ConversationsService,
    private readonly live: LiveNotices,
    private readonly clock: Clock,
  ) {}

  list(workspace: WorkspaceId): Promise<readonly LabelView[]> {
    return this.labels.list(workspace);
  }

  async create(workspace: WorkspaceId, { name, color }: SaveLabel): Promise<LabelView> {
    const label = { id: newId<LabelId>(), name, color };
    await this.labels.insert(workspace, label, this.clock.date()).catch(rethrowNameTaken(name));
    return label;
  }

  async change(workspace: WorkspaceId, id: LabelId, { name, color }: SaveLabel): Promise<LabelView> {
    const label = { id, name, color };
    const carriers = await this.labels.update(workspace, label).catch(rethrowNameTaken(name));
    this.tell(workspace, carriers);
    return label;
  }

  async delete(workspace: WorkspaceId, id: LabelId): Promise<void> {
    this.tell(workspace, await this.labels.delete(workspace, id));
  }

  async put(workspace: WorkspaceId, conversation: ConversationId, id: LabelId): Promise<ConversationView> {
    if (!(await this.labels.exists(workspace, id))) throw userError(404, 'label.not_found');
    await this.labels.put(workspace, conversation, id);
    return this.conversations.changed(workspace, conversation);
  }

  async take(workspace: WorkspaceId, conversation: ConversationId, id: LabelId): Promise<ConversationView> {
    await this.labels.take(workspace, conversation, id);
    return this.conversations.changed(workspace, conversation);
  }

  /** @throws UserError label.not_found when there is no such label */
  private tell(workspace: WorkspaceId, carriers: readonly string[] | null): void {
    if (!carriers) throw userError(404, 'label.not_found');
    for (const conversation of carriers) this.live.addConversation(workspace, conversation);
  }
}

function rethrowNameTaken(name: string): (error: unknown) => never {
  return (error) => {
    throw isUniqueViolation(error) ? userError(409, 'label.name_taken', { name }) : error;
  };
}
