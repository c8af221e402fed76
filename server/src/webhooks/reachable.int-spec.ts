import { TestApi } from '../testing/test-api';

const webhook = { name: 'Inside', events: ['message.received'] };
const bot = { name: 'Inside' };

describe('an address in a private network', () => {
  let strict: TestApi;
  let trusting: TestApi;
  beforeAll(async () => {
    [strict, trusting] = await Promise.all([TestApi.start(), TestApi.start({ allowPrivateWebhooks: true })]);
  });
  afterAll(() => Promise.all([strict.close(), trusting.close()]));

  describe.each([
    ['webhooks', webhook],
    ['bots', bot],
  ])('of %s', (path, settings) => {
    const save = async (api: TestApi, url: string, enabled = true) => {
      const { status, body } = await api.call<{ readonly code?: string }>('POST', `/api/${path}`, {
        settings: { ...settings, url, enabled },
      });
      return [status, body.code];
    };

    it.each(['http://localhost:9/', 'http://crm.localhost/', 'http://10.0.0.8/', 'http://[::1]/'])(
      'is refused when it is entered: %s',
      async (url) => {
        expect(await save(strict, url)).toEqual([422, 'call.private_address']);
        expect(await save(strict, url, false)).toEqual([201, undefined]);
        expect(await save(trusting, url)).toEqual([201, undefined]);
      },
    );

    it('is refused when what has it is switched on', async () => {
      await save(strict, 'http://10.0.0.9/', false);
      const [{ id } = { id: '' }] = await strict.sql<{ id: string }>(
        'SELECT id FROM webhook_endpoint ORDER BY id DESC LIMIT 1',
      );
      const change = (url: string) =>
        strict.call('PUT', `/api/${path}/${id}`, { settings: { ...settings, url, enabled: true } });
      expect((await change('http://10.0.0.9/')).status).toBe(422);
      expect((await change('https://crm.example/')).status).toBe(200);
    });
  });
});
