import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Controller, Get, Module } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { serveEditor } from './editor-files';

@Controller()
class OtherRoutes {
  @Get(['api/journeys', 'healthz'])
  answer(): string {
    return 'a route';
  }
}

@Module({ controllers: [OtherRoutes] })
class OtherModule {}

const HTML = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

describe('the editor’s files', () => {
  let folder: string;
  let app: NestExpressApplication;
  let url: string;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'editor-'));
    const testing = await Test.createTestingModule({ imports: [OtherModule] }).compile();
    app = testing.createNestApplication<NestExpressApplication>({ logger: false });
    serveEditor(app, folder);
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true });
  });

  const get = async (address: string, headers: Readonly<Record<string, string>> = HTML) => {
    const response = await fetch(`${url}${address}`, { headers });
    return { status: response.status, cache: response.headers.get('cache-control'), text: await response.text() };
  };

  it('are asked for by a plain page until they are built', async () => {
    expect(await get('/')).toMatchObject({ status: 503, text: expect.stringContaining('npx nx build editor') });
  });

  describe('once they are built', () => {
    beforeAll(() => {
      mkdirSync(path.join(folder, 'assets'));
      writeFileSync(path.join(folder, 'index.html'), 'the page');
      writeFileSync(path.join(folder, 'assets', 'app-1a2b.js'), 'the script');
      writeFileSync(path.join(folder, 'favicon.svg'), 'the icon');
    });

    it.each([
      ['/', 'the page', 'no-cache'],
      ['/journeys/0199/live?node=n1', 'the page', 'no-cache'],
      ['/apiary', 'the page', 'no-cache'],
      ['/assets/app-1a2b.js', 'the script', 'public, max-age=31536000, immutable'],
      ['/favicon.svg', 'the icon', 'no-cache'],
    ])('answer %s with %s', async (address, text, cache) => {
      expect(await get(address)).toEqual({ status: 200, text, cache });
    });

    it('answers / with the page for who takes anything, such as curl', async () => {
      expect(await get('/', { accept: '*/*' })).toEqual({ status: 200, text: 'the page', cache: 'no-cache' });
      expect((await fetch(url, { method: 'HEAD' })).status).toBe(200);
    });

    it.each(['/api/journeys', '/API/journeys', '/healthz'])('leave %s to its route', async (address) => {
      expect(await get(address)).toMatchObject({ status: 200, text: 'a route' });
    });

    it.each([
      ['/api/nothing', HTML],
      ['/webhooks/meta/x', HTML],
      ['/socket.io/', HTML],
      ['/journeys', { accept: 'application/json' }],
      ['/assets/gone.js', { accept: '*/*' }],
      ['/../package.json', { accept: '*/*' }],
    ])('do not answer %s asked for as %j', async (address, headers) => {
      expect((await get(address, headers)).status).toBe(404);
    });
  });
});
