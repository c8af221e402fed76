import type { PoolClient } from 'pg';

/** The index of the words of messages. */
export class WordIndexRepository {
  /**
   * Works new words into the index. Storing a message only appends them to a list, which a search reads from end to end;
   * here it is emptied, beside the pipeline.
   */
  async settle(tx: PoolClient): Promise<void> {
    await tx.query({ name: 'settle words', text: `SELECT gin_clean_pending_list('message_words')` });
  }
}
