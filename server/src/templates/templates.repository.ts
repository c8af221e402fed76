import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { ChannelId, Template, TemplateView, WorkspaceId } from '@sendero/shared';
import { Repository } from 'typeorm';
import { storedJson } from '../database/stored-json';
import type { Slice } from '../http/page';
import { newId } from '../new-id';
import { TemplateEntity } from './template.entity';

/** A place in the list of templates: name, language, id. */
export type TemplatePlace = readonly [name: string, language: string, id: string];

/** A template as the provider lists it. */
export type ListedTemplate = Template & { readonly providerId: string };

@Injectable()
export class TemplatesRepository {
  constructor(@InjectRepository(TemplateEntity) private readonly templates: Repository<TemplateEntity>) {}

  async all(workspaceId: WorkspaceId): Promise<readonly Template[]> {
    return this.templates.findBy({ workspaceId });
  }

  async ofChannel(
    workspaceId: WorkspaceId,
    channel: ChannelId,
    name: string,
    language: string,
  ): Promise<Template | undefined> {
    const [found] = await this.templates.query<Template[]>(
      `SELECT t.name, t.language, t.status, t.category, t.components
         FROM template t JOIN channel c ON c.waba_id = t.waba_id AND c.workspace_id = t.workspace_id
        WHERE t.workspace_id = $1 AND c.id = $2 AND t.name = $3 AND t.language = $4`,
      [workspaceId, channel, name, language],
    );
    return found;
  }

  /** By name and language. */
  async list(workspaceId: WorkspaceId, { after, limit }: Slice<TemplatePlace>): Promise<readonly TemplateView[]> {
    const query = this.templates
      .createQueryBuilder('template')
      .where({ workspaceId })
      .orderBy({ 'template.name': 'ASC', 'template.language': 'ASC', 'template.id': 'ASC' })
      .take(limit + 1);
    if (after !== null) {
      const [name, language, id] = after;
      query.andWhere('(template.name, template.language, template.id) > (:name, :language, :id)', {
        name,
        language,
        id,
      });
    }
    return (await query.getMany()).map(asView);
  }

  /** Makes the stored templates of a business account what the provider lists; those it lost count as deleted. */
  async replace(workspaceId: WorkspaceId, wabaId: string, listed: readonly ListedTemplate[], now: Date): Promise<void> {
    await this.templates.query(REPLACE, [
      workspaceId,
      wabaId,
      now,
      listed.map(() => newId<string>()),
      listed.map(({ providerId }) => providerId),
      listed.map(({ name }) => name),
      listed.map(({ language }) => language),
      listed.map(({ status }) => status),
      listed.map(({ category }) => category),
      listed.map(({ components }) => storedJson(components)),
    ]);
  }
}

const REPLACE = `
WITH listed AS (
  SELECT DISTINCT ON (name, language) * FROM unnest($4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::jsonb[])
    AS x (id, provider_id, name, language, status, category, components)
), lost AS (
  UPDATE template t SET status = 'DELETED', synced_at = $3
   WHERE t.workspace_id = $1 AND t.waba_id = $2
     AND NOT EXISTS (SELECT FROM listed l WHERE l.name = t.name AND l.language = t.language)
)
INSERT INTO template (id, workspace_id, waba_id, provider_id, name, language, status, category, components, synced_at)
SELECT id, $1, $2, provider_id, name, language, status, category, components, $3 FROM listed
ON CONFLICT (workspace_id, waba_id, name, language) DO UPDATE
  SET provider_id = excluded.provider_id, status = excluded.status, category = excluded.category,
      components = excluded.components, synced_at = excluded.synced_at`;

function asView({ id, name, language, status, category, components, syncedAt }: TemplateEntity): TemplateView {
  return { id, name, language, status, category, components, syncedAt: syncedAt.getTime() };
}
