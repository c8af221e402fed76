import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { TestApi } from '../testing/test-api';
import { apiDescription } from './openapi';

const FILE = path.resolve(__dirname, '../../../docs/openapi.json');

/** Everything that the API promises; the runtime's sandbox clock included. */
const ROUTES = [
  'PUT /api/conversations/{id}/messages/{message}/reaction',
  'PUT /api/canned-replies/{id}',
  'POST /api/conversations/{id}/attachments',
  'POST /api/canned-replies',
  'GET /api/messages/{id}/file',
  'GET /files/{id}',
  'GET /api/canned-replies',
  'DELETE /api/canned-replies/{id}',
  'DELETE /api/agents/{id}',
  'DELETE /api/conversations/{id}/labels/{label}',
  'DELETE /api/conversations/{id}/notes/{note}',
  'DELETE /api/labels/{id}',
  'DELETE /api/teams/{id}',
  'GET /api/agents',
  'GET /api/conversations/tally',
  'GET /api/conversations/{id}/notes',
  'GET /api/labels',
  'GET /api/teams',
  'PATCH /api/agents/{id}',
  'PATCH /api/teams/{id}',
  'POST /api/agents',
  'POST /api/conversations/{id}/notes',
  'POST /api/labels',
  'POST /api/teams',
  'PUT /api/conversations/{id}/assignment',
  'PUT /api/conversations/{id}/bot',
  'PUT /api/conversations/{id}/labels/{label}',
  'PUT /api/labels/{id}',
  'GET /api/webhooks',
  'POST /api/webhooks',
  'GET /api/webhooks/{id}',
  'PUT /api/webhooks/{id}',
  'DELETE /api/webhooks/{id}',
  'POST /api/webhooks/{id}/secret',
  'POST /api/webhooks/{id}/test',
  'GET /api/endpoints/{id}/deliveries',
  'POST /api/endpoints/{id}/replay',
  'GET /api/deliveries/{id}',
  'POST /api/deliveries/{id}/replay',
  'GET /api/bots',
  'POST /api/bots',
  'PUT /api/bots/{id}',
  'DELETE /api/bots/{id}',
  'POST /api/bots/{id}/secret',
  'POST /api/bot/conversations/{id}/messages',
  'POST /api/bot/conversations/{id}/resolve',
  'POST /api/bot/conversations/{id}/hand-over',
  'DELETE /api/segments/{id}',
  'DELETE /api/journeys/{id}/scenarios/{scenario}',
  'GET /api/journeys/{id}/scenarios',
  'GET /api/journeys/{id}/scenarios/{scenario}',
  'PATCH /api/journeys/{id}/scenarios/{scenario}',
  'POST /api/journeys/{id}/scenarios',
  'POST /api/journeys/{id}/scenarios/run',
  'GET /api/contacts',
  'GET /api/journeys/{id}/launches',
  'GET /api/segments',
  'GET /api/segments/{id}',
  'GET /api/segments/{id}/count',
  'GET /api/segments/{id}/members',
  'PATCH /api/segments/{id}',
  'POST /api/contacts',
  'GET /api/contacts/{id}',
  'PATCH /api/contacts/{id}',
  'GET /api/contacts/{id}/consent',
  'POST /api/contacts/{id}/consent',
  'GET /api/contacts/{id}/events',
  'GET /api/contacts/{id}/listening',
  'GET /api/contacts/{id}/runs',
  'GET /api/conversations',
  'GET /api/conversations/{id}',
  'GET /api/conversations/{id}/messages',
  'GET /api/doctor',
  'POST /api/conversations/{id}/messages',
  'POST /api/conversations/{id}/read',
  'POST /api/conversations/{id}/resolve',
  'POST /api/conversations/{id}/take-over',
  'POST /api/doctor/repairs',
  'POST /api/events',
  'GET /api/journeys',
  'POST /api/journeys',
  'GET /api/journeys/{id}',
  'PATCH /api/journeys/{id}',
  'PATCH /api/workspace',
  'DELETE /api/journeys/{id}',
  'GET /api/journeys/{id}/counts',
  'POST /api/segments',
  'POST /api/segments/count',
  'PUT /api/journeys/{id}/draft',
  'POST /api/journeys/{id}/pause',
  'GET /api/journeys/{id}/problems',
  'POST /api/journeys/{id}/publish',
  'POST /api/journeys/{id}/resume',
  'GET /api/journeys/{id}/resume-preview',
  'POST /api/journeys/{id}/stop',
  'POST /api/journeys/{id}/archive',
  'POST /api/journeys/{id}/restore',
  'POST /api/journeys/{id}/clone',
  'GET /api/journeys/{id}/export',
  'GET /api/journeys/{id}/goal',
  'GET /api/dashboard',
  'GET /api/dashboard/people.csv',
  'GET /api/dashboard/failures.csv',
  'GET /api/dashboard/goals.csv',
  'GET /api/journeys/{id}/report',
  'GET /api/journeys/{id}/report/between',
  'GET /api/journeys/{id}/report/people.csv',
  'GET /api/journeys/{id}/impact',
  'GET /api/journeys/{id}/tasks',
  'GET /api/journeys/{id}/history',
  'GET /api/journeys/{id}/runs',
  'GET /api/journeys/{id}/runs.csv',
  'GET /api/journeys/{id}/surroundings',
  'POST /api/journeys/{id}/runs',
  'GET /api/journeys/{id}/versions',
  'GET /api/journeys/{id}/versions/{version}',
  'GET /api/journeys/{id}/versions/{version}/visits',
  'GET /api/journeys/{id}/versions/{version}/visits.csv',
  'GET /api/runs/{id}',
  'GET /api/sandbox/clock',
  'POST /api/sandbox/clock',
  'GET /api/rules',
  'POST /api/rules',
  'PUT /api/rules/order',
  'PUT /api/rules/{id}',
  'DELETE /api/rules/{id}',
  'GET /api/templates',
  'POST /api/templates/sync',
  'GET /api/workspace',
];

describe('the API description', () => {
  let api: TestApi;
  let written: string;
  beforeAll(async () => {
    api = await TestApi.start();
    written = `${JSON.stringify(apiDescription(api.app), null, 2)}\n`;
  });
  afterAll(() => api.close());

  it('has every route', () => {
    const routes = Object.entries(apiDescription(api.app).paths).flatMap(([address, item]) =>
      ['get', 'post', 'put', 'patch', 'delete']
        .filter((method) => method in item)
        .map((method) => `${method.toUpperCase()} ${address}`),
    );
    expect(routes.sort()).toEqual([...ROUTES].sort());
  });

  it('names no schema that it does not have', () => {
    const named = new Set(Object.keys(apiDescription(api.app).components?.schemas ?? {}));
    const missing = [...written.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].flatMap(([, name = '']) =>
      named.has(name) ? [] : [name],
    );
    expect(missing).toEqual([]);
  });

  it('describes what stands in every address', () => {
    for (const [address, { parameters = [] }] of Object.entries(apiDescription(api.app).paths)) {
      const described = parameters.map((parameter) => ('name' in parameter ? `{${parameter.name}}` : ''));
      expect(described).toEqual(address.match(/\{\w+\}/g) ?? []);
    }
  });

  it('is the one in docs/openapi.json; UPDATE_DOCS=1 writes it', () => {
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(FILE, written);
    expect(existsSync(FILE)).toBe(true);
    expect(readFileSync(FILE, 'utf8')).toBe(written);
  });
});
