import type { ProblemResponse, WorkspaceView } from '@sendero/shared';
import { TestApi } from '../testing/test-api';

describe('the workspace', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.close());

  it('tells the editor what it needs before it draws anything', async () => {
    await api.sql(
      `INSERT INTO channel (id, workspace_id, name, provider, display_phone_number, phone_number_id, waba_id, base_url,
                            access_token, app_secret, verify_token, throughput_per_second, created_at)
       VALUES ('01990000-0000-7000-8000-000000000001', $1, 'Shop', 'meta', '+351 912 345 678', '1005', '2005',
               'http://localhost', 'token', 'secret', 'verify', 80, now())`,
      [api.workspaceId],
    );
    const from = Date.now();
    const { status, body } = await api.call<WorkspaceView>('GET', '/api/workspace');
    expect(status).toBe(200);
    expect(body).toEqual({
      id: api.workspaceId,
      name: 'Home',
      timeZone: 'UTC',
      frequencyCap: null,
      holdoutPercent: 0,
      businessHours: null,
      awayMessage: '',
      channels: [
        {
          id: '01990000-0000-7000-8000-000000000001',
          name: 'Shop',
          provider: 'meta',
          displayPhoneNumber: '+351 912 345 678',
          phoneNumberId: '1005',
          throughputPerSecond: 80,
          webhookPath: '/webhooks/meta/01990000-0000-7000-8000-000000000001',
        },
      ],
      sandbox: false,
      now: expect.any(Number),
      optOutKeywords: expect.arrayContaining(['STOP']),
      optInKeywords: expect.arrayContaining(['START']),
      linkBase: 'http://localhost:3000/r/',
    });
    expect(body.now).toBeGreaterThanOrEqual(from);
    expect(body.now).toBeLessThanOrEqual(Date.now());
  });

  it('caps how often one contact is written to (BLO-12)', async () => {
    const change = (body: object) => api.call<WorkspaceView & ProblemResponse>('PATCH', '/api/workspace', body);
    const cap = { messages: 2, per: { amount: 7, unit: 'days' } };
    expect(await change({ frequencyCap: cap })).toMatchObject({
      status: 200,
      body: { frequencyCap: { ...cap, counts: ['marketing'] } },
    });
    for (const wrong of [
      { ...cap, messages: 0 },
      { ...cap, per: { amount: 91, unit: 'days' } },
      { ...cap, counts: [] },
      { ...cap, counts: ['authentication'] },
      'often',
    ]) {
      expect(await change({ frequencyCap: wrong })).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
    }
    expect((await change({ timeZone: 'UTC' })).body.frequencyCap).toEqual({ ...cap, counts: ['marketing'] });
    expect((await change({ frequencyCap: null })).body.frequencyCap).toBeNull();
  });

  it.each([
    [5, 200],
    [0, 200],
    [50, 200],
    [51, 422],
    [-1, 422],
    [2.5, 422],
    ['5', 422],
  ])('holds %p of 100 contacts back: %i (CTN-19)', async (holdoutPercent, status) => {
    const answer = await api.call<WorkspaceView>('PATCH', '/api/workspace', { holdoutPercent });
    expect(answer.status).toBe(status);
    const { body } = await api.call<WorkspaceView>('GET', '/api/workspace');
    expect(body.holdoutPercent === holdoutPercent).toBe(status === 200);
  });

  it('lives in the time zone that it is told, if there is one of that name', async () => {
    const change = (timeZone: string) =>
      api.call<WorkspaceView & ProblemResponse>('PATCH', '/api/workspace', { timeZone });
    expect(await change('Asia/Kolkata')).toMatchObject({ status: 200, body: { timeZone: 'Asia/Kolkata' } });
    expect(await change('Mars/Olympus')).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
    expect((await api.call<WorkspaceView>('GET', '/api/workspace')).body.timeZone).toBe('Asia/Kolkata');
  });
});
