import { Inject, Injectable } from '@nestjs/common';
import {
  checkJourney,
  type JourneyDocument,
  type JourneyId,
  type JourneySurroundings,
  type Problem,
  type WorkspaceId,
} from '@sendero/shared';
import { CONFIG, type Config } from '../config';
import { ContactsRepository } from '../contacts/contacts.repository';
import { SegmentsRepository } from '../segments/segments.repository';
import { TemplatesRepository } from '../templates/templates.repository';
import { JourneyStartsRepository } from './journey-starts.repository';

/** The linter, told of what the workspace has. */
@Injectable()
export class JourneyChecks {
  constructor(
    private readonly templates: TemplatesRepository,
    private readonly contacts: ContactsRepository,
    private readonly starts: JourneyStartsRepository,
    private readonly segments: SegmentsRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async problemsOf(workspaceId: WorkspaceId, id: JourneyId, document: JourneyDocument): Promise<readonly Problem[]> {
    const [templates, segments, surroundings] = await Promise.all([
      this.templates.all(workspaceId),
      this.segments.ids(workspaceId),
      this.surroundingsOf(workspaceId, id),
    ]);
    return checkJourney(document, { templates, segments, ...surroundings });
  }

  async surroundingsOf(workspaceId: WorkspaceId, id: JourneyId): Promise<JourneySurroundings> {
    const [attributes, events, otherStarts] = await Promise.all([
      this.contacts.attributeNames(workspaceId),
      this.contacts.eventNames(workspaceId),
      this.starts.others(workspaceId, id),
    ]);
    return { attributes, events, otherStarts, linkBase: this.config.linkBase };
  }
}
