import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which bot wrote a message. */
export class BotMessages1764000000028 implements MigrationInterface {
  readonly name = 'BotMessages1764000000028';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE message ADD COLUMN bot_id uuid');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE message DROP COLUMN bot_id');
  }
}
