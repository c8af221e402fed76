import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { WEBHOOK_VERSION, webhookEvent } from '@sendero/shared';
import { z } from 'zod';

const FILE = path.resolve(__dirname, `../../../docs/webhook-event.v${WEBHOOK_VERSION}.schema.json`);

it('docs has the schema of what is told (UPDATE_DOCS=1 rewrites it)', () => {
  const { $schema, ...shape } = z.toJSONSchema(webhookEvent);
  const schema = { $schema, $id: `sendero:webhook-event:v${WEBHOOK_VERSION}`, title: 'Webhook event', ...shape };
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(FILE, `${JSON.stringify(schema, null, 2)}\n`);
  expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(schema);
});
