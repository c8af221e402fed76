import { Injectable } from '@nestjs/common';
import { checkJourney, type JourneyDocument, type Problem, type WorkspaceId } from '@sendero/shared';
import { TemplatesRepository } from '../templates/templates.repository';

/** The linter, told of the templates that the workspace has. */
@Injectable()
export class JourneyChecks {
  constructor(private readonly templates: TemplatesRepository) {}

  async problemsOf(workspaceId: WorkspaceId, document: JourneyDocument): Promise<readonly Problem[]> {
    return checkJourney(document, { templates: await this.templates.all(workspaceId) });
  }
}
