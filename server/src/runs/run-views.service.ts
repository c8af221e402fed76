import { Injectable } from '@nestjs/common';
import type { ContactId, JourneyId, Page, RunDetail, RunId, RunSummary, WorkspaceId } from '@sendero/shared';
import { z } from 'zod';
import { ContactsRepository } from '../contacts/contacts.repository';
import { userError } from '../errors';
import { pageOf, sliceOf, type PageQuery } from '../http/page';
import { JourneysRepository } from '../journeys/journeys.repository';
import type { RunsQuery } from './run-views.dto';
import { RunMessagesRepository } from './run-messages.repository';
import { RunViewsRepository, type NamedRun, type RunFilter } from './run-views.repository';

/** Who walks where, and how they came there. */
@Injectable()
export class RunViewsService {
  constructor(
    private readonly runs: RunViewsRepository,
    private readonly messages: RunMessagesRepository,
    private readonly journeys: JourneysRepository,
    private readonly contacts: ContactsRepository,
  ) {}

  async ofJourney(workspace: WorkspaceId, journeyId: JourneyId, query: RunsQuery): Promise<Page<NamedRun>> {
    if (!(await this.journeys.currentVersion(workspace, journeyId))) throw userError(404, 'journey.not_found');
    const { node, status, search } = query;
    return this.page(workspace, { journeyId, node, status, search }, query, (run) => run);
  }

  async ofContact(workspace: WorkspaceId, contactId: ContactId, query: PageQuery): Promise<Page<RunSummary>> {
    if (!(await this.contacts.exists(workspace, contactId))) throw userError(404, 'contact.not_found');
    return this.page(workspace, { contactId }, query, ({ contactName: _, contactPhone: __, ...run }) => run);
  }

  async detail(workspace: WorkspaceId, id: RunId): Promise<RunDetail> {
    const [run, visits, messages] = await Promise.all([
      this.runs.find(workspace, id),
      this.runs.visits(workspace, id),
      this.messages.of(workspace, id),
    ]);
    if (!run) throw userError(404, 'run.not_found');
    return { ...run, visits, messages };
  }

  private async page<Item>(
    workspace: WorkspaceId,
    filter: RunFilter,
    query: PageQuery,
    itemOf: (run: NamedRun) => Item,
  ): Promise<Page<Item>> {
    const rows = await this.runs.list(workspace, filter, sliceOf(query, z.uuid()));
    return pageOf(rows, query.limit, ({ id }) => id, itemOf);
  }
}
