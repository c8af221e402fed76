import { Injectable } from '@nestjs/common';
import { compile, type Journey } from '@sendero/engine';
import { storedJourney, type VersionId } from '@sendero/shared';
import type { PoolClient } from 'pg';
import { FactsRepository } from './facts.repository';

/** Compiled versions kept in memory; a version never changes. */
const CAPACITY = 500;

@Injectable()
export class JourneyCache {
  private readonly compiled = new Map<VersionId, Journey>();

  constructor(private readonly facts: FactsRepository) {}

  /** The compiled journey of each version; a version that does not exist is missing from the answer. */
  async load(versions: Iterable<VersionId>, tx: PoolClient): Promise<ReadonlyMap<VersionId, Journey>> {
    const wanted = [...new Set(versions)];
    const missing = wanted.filter((id) => !this.compiled.has(id));
    if (missing.length > 0) {
      for (const { id, document } of await this.facts.documents(missing, tx))
        this.keep(id, compile(storedJourney(document)));
    }
    return new Map(
      wanted.flatMap((id): [VersionId, Journey][] => {
        const journey = this.compiled.get(id);
        return journey ? [[id, journey]] : [];
      }),
    );
  }

  /** The map keeps the order of insertion, so the first key is the one that was compiled longest ago. */
  private keep(id: VersionId, journey: Journey): void {
    const [oldest] = this.compiled.keys();
    if (this.compiled.size >= CAPACITY && oldest !== undefined) this.compiled.delete(oldest);
    this.compiled.set(id, journey);
  }
}
