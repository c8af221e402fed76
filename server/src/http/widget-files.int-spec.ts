import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Module } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import helmet from 'helmet';
import { serveWidget } from './widget-files';

@Module({})
class NoRoutes {}

describe('the script of the Message us button', () => {
  let folder: string;
  let app: NestExpressApplication;
  let url: string;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'widget-'));
    writeFileSync(path.join(folder, 'message-us.js'), 'the script');
    const testing = await Test.createTestingModule({ imports: [NoRoutes] }).compile();
    app = testing.createNestApplication<NestExpressApplication>({ logger: false });
    app.use(helmet());
    serveWidget(app, folder);
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true });
  });

  it('is for pages of any origin, and kept by browsers for an hour (WEB-22)', async () => {
    const response = await fetch(`${url}/widget/message-us.js?sandbox`, {
      headers: { origin: 'https://shop.example' },
    });
    expect(await response.text()).toBe('the script');
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': expect.stringMatching(/^(text|application)\/javascript/),
      'cache-control': 'public, max-age=3600',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
      etag: expect.any(String),
    });
  });

  it.each(['/widget/', '/widget/other.js', '/widget/../package.json'])('is all there is: not %s', async (address) => {
    expect((await fetch(`${url}${address}`)).status).toBe(404);
  });
});
