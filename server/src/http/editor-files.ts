import { existsSync } from 'node:fs';
import path from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { static as staticFiles, type NextFunction, type Request, type Response } from 'express';

/** Where the editor's build lies, seen from this package's sources and from its build alike. */
export const EDITOR_BUILD = path.resolve(__dirname, '../../../editor/dist');

/** Addresses that are not the editor's. */
const OTHERS = /^\/(api|webhooks|sandbox|socket\.io|healthz|readyz|metrics|r|files|widget)(\/|$)/i;

const NOT_BUILT = `<!doctype html><html lang="en"><title>Sendero</title>
<p>The editor is not built yet. Run <code>npx nx build editor</code>, then reload this page.</p></html>`;

/** Serves the editor at `/`; its deep links are all answered by its one page. */
export function serveEditor(app: NestExpressApplication, build = EDITOR_BUILD): void {
  const page = path.join(build, 'index.html');
  app.use(
    staticFiles(build, {
      index: false,
      redirect: false,
      // Vite names the files below assets/ after their content, so they never change.
      setHeaders: (response, file) =>
        response.setHeader(
          'cache-control',
          file.startsWith(path.join(build, 'assets')) ? 'public, max-age=31536000, immutable' : 'no-cache',
        ),
    }),
  );
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (!isOfPage(request)) return next();
    response.setHeader('cache-control', 'no-cache');
    if (existsSync(page)) response.sendFile(page);
    else response.status(503).type('html').send(NOT_BUILT);
  });
}

/** Whoever takes a page gets it, also who takes anything, such as curl. A file that is not there is no page. */
function isOfPage(request: Request): boolean {
  return (
    ['GET', 'HEAD'].includes(request.method) &&
    request.accepts(['html', 'json']) === 'html' &&
    path.extname(request.path) === '' &&
    !OTHERS.test(request.path)
  );
}
