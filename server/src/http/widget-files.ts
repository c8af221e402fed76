import path from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { static as staticFiles } from 'express';
import { EDITOR_BUILD } from './editor-files';

/** How long browsers may keep the script, in seconds: a change of it reaches every page within the hour. */
const KEPT_SECONDS = 3_600;

/** Serves the script of the Message us button to other people's pages. */
export function serveWidget(app: NestExpressApplication, build = path.join(EDITOR_BUILD, 'widget')): void {
  app.use(
    '/widget',
    staticFiles(build, {
      index: false,
      redirect: false,
      setHeaders: (response) => {
        response.setHeader('cache-control', `public, max-age=${KEPT_SECONDS}`);
        // It is for pages of any origin, also for those that name the script's digest.
        response.setHeader('access-control-allow-origin', '*');
        response.setHeader('cross-origin-resource-policy', 'cross-origin');
      },
    }),
  );
}
