import type { IncomingMessage, ServerResponse } from 'node:http';
import { existsSync } from 'node:fs';
import path from 'node:path';
import express from 'express';

const FOLDER = path.resolve(__dirname, '..', 'dist', 'phone');

/** Serves the phone screen; any address that is not a file shows its first page. */
export function phoneFiles(): (request: IncomingMessage, response: ServerResponse) => void {
  const app = express();
  app.disable('x-powered-by');
  app.use(express.static(FOLDER, { redirect: false }));
  app.use((request, response) => {
    if (request.method !== 'GET' || !request.accepts('html')) response.status(404).end();
    else if (existsSync(path.join(FOLDER, 'index.html'))) response.sendFile('index.html', { root: FOLDER });
    else response.status(503).type('text').send('The phone screen has not been built yet: build the simulator first.');
  });
  return app;
}
