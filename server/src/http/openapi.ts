import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { namedSchemas, uuid } from './api-schema';

/** Serves the API's documentation at `/api/docs` and its description at `/api/openapi.json`. */
export function serveApiDocs(app: INestApplication): void {
  SwaggerModule.setup('api/docs', app, () => apiDescription(app), {
    jsonDocumentUrl: 'api/openapi.json',
    customSiteTitle: 'Sendero API',
  });
}

/** Describes every route, in the same order for the same routes. */
export function apiDescription(app: INestApplication): OpenAPIObject {
  const description = SwaggerModule.createDocument(
    app,
    new DocumentBuilder()
      .setOpenAPIVersion('3.1.0')
      .setTitle('Sendero')
      .setDescription(
        'Everything that the editor does, for scripts. Callers on the same machine need no key; others send ' +
          '`Authorization: Bearer <API key>`. Errors are problem details (RFC 9457) with a stable `code`. ' +
          'Times are milliseconds since 1970-01-01 UTC.',
      )
      .setVersion('1')
      .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'The API_KEY of the server.' })
      .addSecurityRequirements('bearer')
      .build(),
  );
  return {
    ...description,
    paths: sorted(withIds(description.paths)),
    components: {
      ...description.components,
      schemas: sorted({ ...description.components?.schemas, ...namedSchemas() }),
    },
  };
}

/** Names what stands in the addresses: every parameter there is an id. */
function withIds(paths: OpenAPIObject['paths']): OpenAPIObject['paths'] {
  return Object.fromEntries(
    Object.entries(paths).map(([address, item]) => {
      const names = [...address.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
      const parameters = names.map((name) => ({ name, in: 'path', required: true, schema: uuid }) as const);
      return [address, names.length > 0 ? { ...item, parameters } : item];
    }),
  );
}

function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
