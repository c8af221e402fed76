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
    const { status, body } = await api.call<WorkspaceView>('GET', '/api/workspace');
    expect(status).toBe(200);
    expect(body).toEqual({
      id: api.workspaceId,
      name: 'Home',
      timeZone: 'UTC',
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
    expect(Math.abs(body.now - Date.now())).toBeLessThan(5_000);
  });

  it('lives in the time zone that it is told, if there is one of that name', async () => {
    const change = (timeZone: string) =>
      api.call<WorkspaceView & ProblemResponse>('PATCH', '/api/workspace', { timeZone });
    expect(await change('Asia/Kolkata')).toMatchObject({ status: 200, body: { timeZone: 'Asia/Kolkata' } });
    expect(await change('Mars/Olympus')).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
    expect((await api.call<WorkspaceView>('GET', '/api/workspace')).body.timeZone).toBe('Asia/Kolkata');
  });
});
