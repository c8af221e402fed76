import { Injectable } from '@nestjs/common';
import { definitionOf, nodes, type JourneyId, type NodeType, type OtherStart, type WorkspaceId } from '@sendero/shared';
import { DataSource } from 'typeorm';

/** What live journeys start by. */
@Injectable()
export class JourneyStartsRepository {
  constructor(private readonly database: DataSource) {}

  /** The words that the other live journeys of a workspace listen to, by the name of the journey. */
  async others(workspaceId: WorkspaceId, id: JourneyId): Promise<readonly OtherStart[]> {
    const rows = await this.database.query<StartRow[]>(
      `SELECT j.name, n.node->>'type' AS type, n.node->'config' AS config
         FROM journey j
         JOIN journey_version v ON v.id = j.current_version_id,
              jsonb_array_elements(v.document->'nodes') AS n (node)
        WHERE j.workspace_id = $1 AND j.id <> $2 AND j.status = 'live' AND n.node->>'type' = ANY ($3)
        ORDER BY j.name`,
      [workspaceId, id, startTypes],
    );
    const words = new Map<string, readonly string[]>();
    for (const { name, type, config } of rows) {
      const found = definitionOf(type).traits.startWords(config);
      if (found.length > 0) words.set(name, [...(words.get(name) ?? []), ...found]);
    }
    return [...words].map(([journey, heard]) => ({ journey, words: heard }));
  }
}

interface StartRow {
  readonly name: string;
  readonly type: NodeType;
  readonly config: unknown;
}

const types = Object.keys(nodes) as NodeType[];
const startTypes = types.filter((type) => definitionOf(type).traits.start);
