import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What WhatsApp said about charging for a message. */
export class Pricing1764000000026 implements MigrationInterface {
  readonly name = 'Pricing1764000000026';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE message DROP COLUMN pricing');
  }
}

const UP = `
-- Type, category and model, such as 'regular marketing PMP'. It is written by the update that stores the status which
-- tells of it, and no index has it: what is updated stays on its page.
ALTER TABLE message ADD COLUMN pricing text;
`;
