import { Injectable } from '@nestjs/common';
import type {
  ContactSummary,
  Page,
  Segment,
  SegmentCount,
  SegmentDefinition,
  SegmentId,
  WorkspaceId,
} from '@sendero/shared';
import { z } from 'zod';
import { Clock } from '../clock';
import { ContactsRepository } from '../contacts/contacts.repository';
import { isUniqueViolation } from '../database/sql-state';
import { userError } from '../errors';
import { pageOf, sliceOf, timePlace, type PageQuery } from '../http/page';
import { newId } from '../new-id';
import { Parameters } from '../database/parameters';
import { segmentSql } from './segment-sql';
import type { ChangeSegment, CreateSegment } from './segments.dto';
import { SegmentsRepository } from './segments.repository';

@Injectable()
export class SegmentsService {
  constructor(
    private readonly segments: SegmentsRepository,
    private readonly contacts: ContactsRepository,
    private readonly clock: Clock,
  ) {}

  async list(workspace: WorkspaceId, query: PageQuery): Promise<Page<Segment>> {
    const rows = await this.segments.list(workspace, sliceOf(query, timePlace));
    return pageOf(
      rows,
      query.limit,
      ({ updatedAt, id }) => [updatedAt, id],
      (row) => row,
    );
  }

  async detail(workspace: WorkspaceId, id: SegmentId): Promise<Segment> {
    const segment = await this.segments.find(workspace, id);
    if (!segment) throw userError(404, 'segment.not_found');
    return segment;
  }

  async create(workspace: WorkspaceId, { name, definition }: CreateSegment): Promise<Segment> {
    const id = newId<SegmentId>();
    await this.segments.insert(workspace, id, { name, definition }, this.clock.date()).catch(rethrowNameTaken(name));
    return this.detail(workspace, id);
  }

  async change(workspace: WorkspaceId, id: SegmentId, change: ChangeSegment): Promise<Segment> {
    await this.segments.update(workspace, id, change, this.clock.date()).catch(rethrowNameTaken(change.name ?? ''));
    return this.detail(workspace, id);
  }

  /** A segment that a journey or a rule asks about stays. */
  async delete(workspace: WorkspaceId, id: SegmentId): Promise<void> {
    const used = await this.segments.namesUsing(workspace, id);
    if (used.length > 0) {
      const journeys = used.map((name) => `“${name}”`).join(', ');
      throw userError(409, 'segment.in_use', { journeys });
    }
    if (!(await this.segments.delete(workspace, id))) throw userError(404, 'segment.not_found');
  }

  /** Counts whom conditions fit that may not be saved yet. */
  count(workspace: WorkspaceId, definition: SegmentDefinition): Promise<SegmentCount> {
    return this.segments.count(workspace, definition, this.clock.now());
  }

  async countMembers(workspace: WorkspaceId, id: SegmentId): Promise<SegmentCount> {
    const { definition } = await this.detail(workspace, id);
    return this.count(workspace, definition);
  }

  async members(workspace: WorkspaceId, id: SegmentId, query: PageQuery): Promise<Page<ContactSummary>> {
    const { definition } = await this.detail(workspace, id);
    const slice = sliceOf(query, z.uuid());
    const parameters = new Parameters();
    const condition = segmentSql(definition, this.clock.now(), parameters);
    const rows = await this.contacts.fitting(workspace, condition, parameters, slice);
    return pageOf(
      rows,
      query.limit,
      (contact) => contact.id,
      (row) => row,
    );
  }
}

function rethrowNameTaken(name: string): (error: unknown) => never {
  return (error) => {
    throw isUniqueViolation(error) ? userError(409, 'segment.name_taken', { name }) : error;
  };
}
