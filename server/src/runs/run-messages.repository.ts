import { Injectable } from '@nestjs/common';
import type { RunId, RunMessage, WorkspaceId } from '@sendero/shared';
import { DataSource } from 'typeorm';
import { messageProblem } from '../conversations/message-problem';

/** Of a run that sent more the latest messages are told. */
const MOST_MESSAGES = 1_000;

/** What runs sent, as people look at it. */
@Injectable()
export class RunMessagesRepository {
  constructor(private readonly database: DataSource) {}

  /** Oldest first. */
  async of(workspaceId: WorkspaceId, run: RunId): Promise<readonly RunMessage[]> {
    const rows = await this.database.query<MessageRow[]>(
      `SELECT m.node_id AS node, m.revision, m.at, m.body AS content, m.status, m.problem, m.problem_detail AS detail,
              m.accepted_at AS accepted, m.sent_at AS sent, m.delivered_at AS delivered, m.read_at AS read,
              m.clicked_at AS clicked, m.failed_at AS failed
         FROM message m WHERE m.workspace_id = $1 AND m.run_id = $2 ORDER BY m.revision DESC LIMIT $3`,
      [workspaceId, run, MOST_MESSAGES],
    );
    return rows.reverse().map(asMessage);
  }
}

interface MessageRow extends Pick<RunMessage, 'node' | 'revision' | 'content' | 'status'> {
  readonly at: Date;
  readonly problem: string | null;
  readonly detail: string | null;
  readonly accepted: Date | null;
  readonly sent: Date | null;
  readonly delivered: Date | null;
  readonly read: Date | null;
  readonly clicked: Date | null;
  readonly failed: Date | null;
}

function asMessage(row: MessageRow): RunMessage {
  const { node, revision, content, status, at, problem, detail, accepted, sent, delivered, read, clicked, failed } =
    row;
  return {
    node,
    revision,
    at: at.getTime(),
    content,
    status,
    problem: problem === null ? null : { ...messageProblem(problem, detail), detail: detail ?? '' },
    receipts: {
      accepted: accepted?.getTime() ?? null,
      sent: sent?.getTime() ?? null,
      delivered: delivered?.getTime() ?? null,
      read: read?.getTime() ?? null,
      clicked: clicked?.getTime() ?? null,
      failed: failed?.getTime() ?? null,
    },
  };
}
