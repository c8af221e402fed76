import { Inject, Injectable } from '@nestjs/common';
import { consentKeywords } from '@sendero/shared';
import type { PoolClient } from 'pg';
import { CONFIG, type Config } from '../config';
import { ConsentRepository } from '../consent/consent.repository';
import type { NewInbound, StoredInbound } from './inbound.repository';

/** STOP and START: the ledger entry and the queue change in the transaction that stores the message. */
@Injectable()
export class ConsentKeywords {
  readonly of: (text: string) => 'in' | 'out' | null;

  constructor(
    @Inject(ConsentRepository) private readonly consent: ConsentRepository,
    @Inject(CONFIG) config: Config,
  ) {
    this.of = consentKeywords(config.optOutKeywords, config.optInKeywords);
  }

  async record(rows: readonly NewInbound[], stored: readonly StoredInbound[], tx: PoolClient): Promise<void> {
    if (rows.every(({ consent }) => consent === null)) return;
    const fresh = new Set(stored.map(({ messageId }) => messageId));
    const entries = rows.flatMap(({ id, workspaceId, contactId, text, consent, at }) =>
      consent !== null && fresh.has(id)
        ? [
            {
              workspaceId,
              contactId,
              topic: 'all' as const,
              state: consent,
              source: 'keyword',
              evidence: text,
              messageId: id,
              // The finer time: STOP and START may come within the same second.
              at,
            },
          ]
        : [],
    );
    await this.consent.record(entries, tx);
  }
}
