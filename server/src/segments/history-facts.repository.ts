import { Injectable } from '@nestjs/common';
import { historyKey, type ContactId, type EpochMs, type HistoryCondition } from '@sendero/shared';
import type { PoolClient } from 'pg';
import { Parameters } from '../database/parameters';
import { historySql } from './history-sql';

export type HistoryOf = ReadonlyMap<ContactId, readonly string[]>;

/** What of the past that is asked of contacts was so, in one statement however many contacts; nothing is asked without a question. */
@Injectable()
export class HistoryFactsRepository {
  /** The `historyKey`s of what happened as often as asked. */
  async of(
    contacts: readonly ContactId[],
    questions: readonly HistoryCondition[],
    now: EpochMs,
    tx: PoolClient,
  ): Promise<HistoryOf> {
    if (contacts.length === 0 || questions.length === 0) return new Map();
    const parameters = new Parameters([contacts]);
    const answers = questions.map(
      (question, index) =>
        `CASE WHEN ${historySql(question, now, parameters)} THEN ${parameters.add(index, 'int')} END`,
    );
    const { rows } = await tx.query<{ readonly id: ContactId; readonly answers: readonly number[] }>(
      `SELECT c.id, array_remove(ARRAY[${answers.join(', ')}], NULL) AS answers FROM contact c WHERE c.id = ANY($1::uuid[])`,
      parameters.values,
    );
    return new Map(
      rows.map(({ id, answers: held }) => [
        id,
        held.flatMap((index) => {
          const question = questions[index];
          return question ? [historyKey(question)] : [];
        }),
      ]),
    );
  }
}
