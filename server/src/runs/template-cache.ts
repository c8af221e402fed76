import { Injectable } from '@nestjs/common';
import { templateKey, type ChannelId, type Template } from '@sendero/shared';
import type { PoolClient } from 'pg';
import { FactsRepository } from './facts.repository';

/** How long a channel's templates are kept, in ms; the sender looks again before anything goes out. */
const FRESH_MS = 2_000;

export type TemplatesByKey = { readonly [key: string]: Template };

/** The templates of each channel, which hardly ever change and are asked for with every batch. */
@Injectable()
export class TemplateCache {
  private readonly cached = new Map<ChannelId, { readonly templates: TemplatesByKey; readonly at: number }>();

  constructor(private readonly facts: FactsRepository) {}

  async load(channels: Iterable<ChannelId>, tx: PoolClient): Promise<ReadonlyMap<ChannelId, TemplatesByKey>> {
    const wanted = [...new Set(channels)];
    const at = Date.now();
    const stale = wanted.filter((id) => at - (this.cached.get(id)?.at ?? 0) > FRESH_MS);
    if (stale.length > 0) {
      const rows = await this.facts.templates(stale, tx);
      for (const id of stale) {
        const own = rows.filter(({ channelId }) => channelId === id);
        const templates = Object.fromEntries(
          own.map(({ channelId: _, ...row }) => [templateKey(row.name, row.language), row]),
        );
        this.cached.set(id, { templates, at });
      }
    }
    return new Map(wanted.map((id) => [id, this.cached.get(id)?.templates ?? {}]));
  }
}
