import type { Page, ProblemResponse, Template, TemplateView } from '@sendero/shared';
import { UserError } from '../errors';
import { ChannelDirectory } from '../providers/channel-directory';
import { Provider } from '../providers/provider';
import { Rows } from '../testing/rows';
import { TestApi } from '../testing/test-api';

const ELSEWHERE = '01990000-0000-7000-8000-0000000e15e0';

type Listed = Template & { readonly providerId: string };

const listed = (name: string, more: Partial<Listed> = {}): Listed => ({
  name,
  language: 'en_US',
  status: 'APPROVED',
  category: 'UTILITY',
  components: [{ type: 'BODY', text: `Hello from ${name}` }],
  providerId: `provider's ${name}`,
  ...more,
});

describe('templates', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
    await api.addWorkspace(ELSEWHERE, 'Elsewhere');
    const rows = new Rows(api);
    await rows.channel(api.workspaceId, 'account 1');
    await rows.channel(api.workspaceId, 'account 1');
    await rows.channel(api.workspaceId, 'account 2');
    await rows.channel(ELSEWHERE, 'account 3');
    await api.app.get(ChannelDirectory).refresh();
  });
  afterAll(() => api.close());
  beforeEach(() => api.sql('TRUNCATE template'));
  afterEach(() => jest.restoreAllMocks());

  /** Lets the provider answer with these templates for each business account; answers the accounts that were asked. */
  const provides = (accounts: Readonly<Record<string, readonly Listed[]>>): string[] => {
    const asked: string[] = [];
    jest.spyOn(api.app.get(Provider), 'templates').mockImplementation(({ wabaId }) => {
      asked.push(wabaId);
      return Promise.resolve(accounts[wabaId] ?? []);
    });
    return asked;
  };
  const sync = async () => (await api.call<Page<TemplateView>>('POST', '/api/templates/sync', {})).body.items;
  const names = (templates: readonly TemplateView[]) => templates.map(({ name }) => name);

  it('CT-24 are fetched once from each business account of the workspace', async () => {
    const asked = provides({ 'account 1': [listed('welcome')], 'account 2': [listed('bye')] });
    const { status, body } = await api.call<Page<TemplateView>>('POST', '/api/templates/sync', {});
    expect(status).toBe(200);
    expect(asked.sort()).toEqual(['account 1', 'account 2']);
    const { providerId: _, ...bye } = listed('bye');
    expect(body.items[0]).toEqual({ ...bye, id: expect.any(String), syncedAt: expect.any(Number) });
    expect(names(body.items)).toEqual(['bye', 'welcome']);
    expect((await api.call('GET', '/api/templates')).body).toEqual(body);
  });

  it('NET-10 keep their ids when they change, and count as deleted when the provider lost them', async () => {
    provides({ 'account 1': [listed('welcome'), listed('bye')] });
    const before = await sync();
    provides({ 'account 1': [listed('welcome', { status: 'PAUSED' })] });
    const after = await sync();
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(after.map(({ name, status }) => [name, status])).toEqual([
      ['bye', 'DELETED'],
      ['welcome', 'PAUSED'],
    ]);
  });

  it('are kept apart by language and listed page by page', async () => {
    provides({
      'account 1': [listed('b'), listed('a', { language: 'pt_PT' }), listed('a')],
      'account 2': [listed('a')],
    });
    await sync();
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body }: { body: Page<TemplateView> } = await api.call('GET', `/api/templates?limit=1&cursor=${cursor}`);
      seen.push(...body.items.map(({ name, language }) => `${name} ${language}`));
      cursor = body.next;
    }
    expect(seen).toEqual(['a en_US', 'a en_US', 'a pt_PT', 'b en_US']);
  });

  it('stay as they were when the provider refuses', async () => {
    provides({ 'account 1': [listed('welcome')] });
    await sync();
    jest
      .spyOn(api.app.get(Provider), 'templates')
      .mockRejectedValue(new UserError(502, 'whatsapp.token_expired', 'The token is no longer valid.'));
    const { status, body } = await api.call<ProblemResponse>('POST', '/api/templates/sync', {});
    expect([status, body.code]).toEqual([502, 'whatsapp.token_expired']);
    expect(names((await api.call<Page<TemplateView>>('GET', '/api/templates')).body.items)).toEqual(['welcome']);
  });

  it('of another workspace are not listed', async () => {
    await api.sql(
      `INSERT INTO template (id, workspace_id, waba_id, provider_id, name, language, status, category, components, synced_at)
       VALUES ('01990000-0000-7000-8000-00000000aaaa', $1, 'account 1', '1', 'theirs', 'en_US', 'APPROVED', 'UTILITY', '[]', now())`,
      [ELSEWHERE],
    );
    provides({ 'account 1': [listed('ours')] });
    expect(names(await sync())).toEqual(['ours']);
    expect(await api.sql(`SELECT status FROM template WHERE name = 'theirs'`)).toEqual([{ status: 'APPROVED' }]);
  });
});
