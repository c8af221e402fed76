import type { NestExpressApplication } from '@nestjs/platform-express';
import { json } from 'express';
import helmet from 'helmet';
import { serveEditor } from './editor-files';
import { serveApiDocs } from './openapi';
import { serveWidget } from './widget-files';

/** The largest request body. */
const BODY_LIMIT = '5mb';

/**
 * What the web process does before its routes. The application must be created with `bodyParser: false`: only the API
 * reads JSON.
 */
export function configureApp(app: NestExpressApplication): void {
  app.use(
    helmet({
      contentSecurityPolicy: {
        directives: {
          // React Flow and Mantine style elements inline; pictures of messages come from anywhere.
          'style-src': ["'self'", "'unsafe-inline'"],
          'img-src': ["'self'", 'data:', 'blob:', 'https:'],
          'media-src': ["'self'", 'https:'],
          // Plain http is fine on one's own machine.
          'upgrade-insecure-requests': null,
        },
      },
      strictTransportSecurity: false,
    }),
  );
  app.disable('x-powered-by');
  app.use('/api', json({ limit: BODY_LIMIT }));
  serveApiDocs(app);
  serveWidget(app);
  serveEditor(app);
}
