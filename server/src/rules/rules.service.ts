import { Injectable } from '@nestjs/common';
import {
  ruleFindings,
  type AskedItem,
  type ListedJourney,
  type RuleDefinition,
  type RuleList,
  type RuleView,
  type WorkspaceId,
} from '@sendero/shared';
import { Clock } from '../clock';
import { userError } from '../errors';
import { RulesRepository, type JourneyRow, type RuleRow } from './rules.repository';

/** The rules of a workspace and the one order in which they and the journeys are asked of a message. */
@Injectable()
export class RulesService {
  constructor(
    private readonly rules: RulesRepository,
    private readonly clock: Clock,
  ) {}

  async list(workspace: WorkspaceId): Promise<RuleList> {
    const [rules, journeys] = await Promise.all([
      this.rules.list(workspace, this.clock.date()),
      this.rules.journeys(workspace),
    ]);
    const listening = journeys.filter(({ triggers }) => triggers.length > 0);
    const placed: readonly { readonly place: number; readonly item: AskedItem }[] = [
      ...listening.flatMap((row) => (row.place === null ? [] : { place: row.place, item: asListed(row) })),
      ...rules.map((row) => ({ place: row.place, item: asView(row, journeys) })),
    ].sort((a, b) => a.place - b.place);
    return {
      before: placed.filter(({ place }) => place < 0).map(({ item }) => item),
      unplaced: listening
        .filter(({ place }) => place === null)
        .map(asListed)
        .sort((a, b) => b.priority - a.priority),
      after: placed.filter(({ place }) => place >= 0).map(({ item }) => item),
    };
  }

  async create(workspace: WorkspaceId, definition: RuleDefinition, enabled: boolean): Promise<RuleView> {
    mustBeWhole(definition);
    return this.view(workspace, await this.rules.create(workspace, definition, enabled, this.clock.date()));
  }

  async change(workspace: WorkspaceId, id: string, definition: RuleDefinition, enabled: boolean): Promise<RuleView> {
    mustBeWhole(definition);
    if (!(await this.rules.change(workspace, id, definition, enabled, this.clock.date())))
      throw userError(404, 'rule.not_found');
    return this.view(workspace, id);
  }

  async delete(workspace: WorkspaceId, id: string): Promise<void> {
    if (!(await this.rules.delete(workspace, id))) throw userError(404, 'rule.not_found');
  }

  /** Everything in the list must be named once, or somebody else has changed it meanwhile. */
  async order(workspace: WorkspaceId, before: readonly string[], after: readonly string[]): Promise<RuleList> {
    const { before: first, unplaced, after: last } = await this.list(workspace);
    const known = [...first, ...unplaced, ...last].map(({ id }): string => id);
    if ([...before, ...after].sort().join() !== known.sort().join()) throw userError(409, 'rule.order_changed');
    await this.rules.order(workspace, before, after);
    return this.list(workspace);
  }

  private async view(workspace: WorkspaceId, id: string): Promise<RuleView> {
    const [[row], journeys] = await Promise.all([
      this.rules.list(workspace, this.clock.date(), id),
      this.rules.journeys(workspace),
    ]);
    if (!row) throw userError(404, 'rule.not_found');
    return asView(row, journeys);
  }
}

function asView(
  { id, enabled, definition, today, total, updatedAt }: RuleRow,
  journeys: readonly JourneyRow[],
): RuleView {
  const { action } = definition;
  const started =
    action.type === 'startJourney' ? journeys.find((journey) => journey.id === action.journeyId) : undefined;
  return {
    type: 'rule',
    id,
    enabled,
    definition,
    starts:
      action.type !== 'startJourney'
        ? null
        : {
            name: started?.name ?? '',
            canStart: started?.status === 'live' && (started.triggers.length > 0 || started.onRequest),
            alwaysStarts: started !== undefined && alwaysStarts(started),
          },
    taken: { today, total },
    updatedAt: updatedAt.getTime(),
  };
}

function asListed(row: JourneyRow): ListedJourney {
  const { id, name, status, settings, triggers } = row;
  return { type: 'journey', id, name, status, priority: settings.priority, alwaysStarts: alwaysStarts(row), triggers };
}

function alwaysStarts({ status, settings: { reentry, schedule } }: JourneyRow): boolean {
  return status === 'live' && reentry.type === 'always' && schedule === null;
}

function mustBeWhole(definition: RuleDefinition): void {
  const [finding] = ruleFindings(definition);
  if (finding) throw userError(422, 'rule.incomplete', { detail: finding.message });
}
