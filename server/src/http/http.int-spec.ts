import { request } from 'node:http';
import type { ProblemResponse } from '@sendero/shared';
import { DataSource } from 'typeorm';
import { API_KEY, TestApi } from '../testing/test-api';

describe('every route', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.close());

  const journey = { name: 'A', document: { schema: 1, nodes: [], edges: [] } };

  it.each([
    ['an address where nothing is', 'GET', '/api/nothing', undefined, {}, 404, 'request.not_found'],
    ['JSON that breaks off', 'POST', '/api/journeys', '{"name":', {}, 400, 'request.malformed'],
    ['a broken escape in the address', 'GET', '/api/journeys/%E0%A4%A', undefined, {}, 400, 'request.malformed'],
    ['a body that is too large', 'POST', '/api/journeys', 'x'.repeat(6e6), {}, 413, 'request.too_large'],
    ['a missing field', 'POST', '/api/journeys', {}, {}, 422, 'request.invalid'],
    ['a field that nobody knows', 'POST', '/api/journeys', { ...journey, nam: 'B' }, {}, 422, 'request.invalid'],
    ['a text that cannot be kept', 'POST', '/api/journeys', { name: 'a\u0000b' }, {}, 422, 'request.invalid'],
    ['a foreign cursor', 'GET', '/api/journeys?cursor=bm90IG91cnM', undefined, {}, 400, 'request.cursor_invalid'],
    ['a cursor of nonsense', 'GET', '/api/contacts?cursor=%00', undefined, {}, 400, 'request.cursor_invalid'],
    ['a limit of nothing', 'GET', '/api/journeys?limit=0', undefined, {}, 422, 'request.invalid'],
    ['a limit beyond bounds', 'GET', '/api/journeys?limit=201', undefined, {}, 422, 'request.invalid'],
    ['a wrong key', 'GET', '/api/workspace', undefined, { authorization: 'Bearer x' }, 401, 'auth.required'],
    [
      'another website',
      'GET',
      '/api/workspace',
      undefined,
      { origin: 'https://x.example' },
      403,
      'auth.foreign_origin',
    ],
  ] as const)('answers %s with a problem', async (_, method, path, body, headers, status, code) => {
    const answer = await api.call<ProblemResponse>(method, path, body, headers);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ type: `urn:sendero:problem:${code}`, status, code });
    expect(answer.body.detail).not.toBe('');
    expect(answer.status).toBe(status);
  });

  it('names the fields that cannot be used', async () => {
    const { body } = await api.call<ProblemResponse>('POST', '/api/contacts', { name: 5, phone: '+351912345678' });
    expect(body.details).toEqual([
      { field: 'name', message: 'name must be shorter than or equal to 200 characters' },
      { field: 'name', message: 'name must be a string' },
    ]);
  });

  it('takes the place of no object of the language in what people send', async () => {
    const { status } = await api.call('POST', '/api/contacts', {
      name: 'A',
      phone: '+351912345670',
      attributes: { constructor: null, a: 1 },
    });
    expect(status).toBe(201);
  });

  it('WEB-29 lets the API key in from anywhere', async () => {
    const { status } = await api.call('GET', '/api/workspace', undefined, { authorization: `Bearer ${API_KEY}` });
    expect(status).toBe(200);
  });

  it('refuses a foreign host name that was pointed at this machine', async () => {
    expect(await statusUnderHost(api.url, 'evil.example')).toBe(403);
    expect(await statusUnderHost(api.url, 'localhost')).toBe(200);
  });

  it('gives a reference for what is our own fault, and says nothing else', async () => {
    const query = jest.spyOn(api.app.get(DataSource), 'query').mockRejectedValueOnce(new Error('secret detail'));
    const { status, body } = await api.call<ProblemResponse>('GET', '/api/journeys');
    query.mockRestore();
    expect(status).toBe(500);
    expect(body).toMatchObject({
      code: 'server.unexpected',
      detail: expect.stringMatching(/look for [0-9a-f-]{36} in/),
    });
    expect(JSON.stringify(body)).not.toContain('secret detail');
  });

  it('is up and ready while the database answers', async () => {
    expect(await api.call('GET', '/healthz')).toMatchObject({ status: 200, body: { status: 'up' } });
    expect(await api.call('GET', '/readyz')).toMatchObject({ status: 200, body: { status: 'ready' } });
    const query = jest.spyOn(api.app.get(DataSource), 'query').mockRejectedValueOnce(new Error('gone'));
    expect((await api.call('GET', '/readyz')).status).toBe(503);
    query.mockRestore();
  });

  it('describes itself', async () => {
    expect((await api.call('GET', '/api/docs')).status).toBe(200);
    expect((await api.call('GET', '/api/openapi.json')).body).toMatchObject({ openapi: '3.1.0' });
  });

  it('allows pages no scripts but our own', async () => {
    const { headers } = await api.call('GET', '/healthz');
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(headers.get('content-security-policy')).not.toContain('upgrade-insecure-requests');
  });
});

/** fetch does not let anybody choose the Host header. */
function statusUnderHost(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(`${url}/api/workspace`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}
