import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiResponse, type OpenAPIObject } from '@nestjs/swagger';
import { sentenceWithout, type ProblemCode, type ProblemResponse } from '@sendero/shared';
import { z } from 'zod';

/** The shape of a JSON value, as OpenAPI writes it. */
export type Schema = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];
type ReferenceObject = Extract<Schema, { readonly $ref: string }>;
type SchemaObject = Exclude<Schema, ReferenceObject>;

const named = new Map<string, SchemaObject>();

/** Every named schema, for the document's components. */
export function namedSchemas(): Readonly<Record<string, SchemaObject>> {
  return Object.fromEntries(named);
}

export function nameSchema(name: string, schema: SchemaObject): ReferenceObject {
  named.set(name, schema);
  return { $ref: `#/components/schemas/${name}` };
}

/** Describes an object of type `T` under a name; a property that is forgotten does not compile. */
export function objectSchema<T extends object>(
  name: string,
  properties: { readonly [K in keyof T]-?: Schema },
  optional: readonly (keyof T)[] = [],
): ReferenceObject {
  const required = Object.keys(properties).filter((key) => !optional.some((other) => other === key));
  return nameSchema(name, { type: 'object', properties, required });
}

export const text: SchemaObject = { type: 'string' };
export const uuid: SchemaObject = { type: 'string', format: 'uuid' };
export const flag: SchemaObject = { type: 'boolean' };
export const integer: SchemaObject = { type: 'integer' };
export const time: SchemaObject = { type: 'integer', description: 'Milliseconds since 1970-01-01 UTC.' };
export const anyJson: SchemaObject = { description: 'Any JSON value.' };

/** Converts: what zod writes as JSON Schema is what OpenAPI 3.1 reads, apart from the name of the dialect. */
export function zodSchema(schema: z.ZodType): SchemaObject {
  const { $schema: _, ...written } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    // To zod, read-only is what TypeScript may not change; to OpenAPI, what a request may not send.
    override: ({ jsonSchema }) => {
      delete jsonSchema.readOnly;
    },
  });
  return written as SchemaObject;
}

export function oneOfTexts(values: readonly string[]): SchemaObject {
  return { type: 'string', enum: [...values] };
}

export function orNull(schema: Schema): SchemaObject {
  return { oneOf: [schema, { type: 'null' }] };
}

export function listOf(items: Schema): SchemaObject {
  return { type: 'array', items };
}

export function recordOf(additionalProperties: Schema): SchemaObject {
  return { type: 'object', additionalProperties };
}

export function pageSchema(items: Schema): SchemaObject {
  return {
    type: 'object',
    properties: {
      items: listOf(items),
      next: { ...orNull(text), description: 'The cursor of the following page; null on the last one.' },
    },
    required: ['items', 'next'],
  };
}

const problemResponse = objectSchema<ProblemResponse>(
  'Problem',
  {
    type: text,
    title: text,
    status: integer,
    code: { type: 'string', description: 'Stable; made for programs.' },
    detail: { type: 'string', description: 'A sentence for the person in front of the screen.' },
    details: anyJson,
  },
  ['details'],
);

/** What a route does and answers; `null` is an answer without a body. */
export function Answers(status: number, schema: Schema | null, summary: string): MethodDecorator {
  return applyDecorators(
    HttpCode(status),
    ApiOperation({ summary }),
    ApiResponse({ status, description: summary, ...(schema ? { schema } : {}) }),
  );
}

/** What a route hands out as a CSV file. */
export function AnswersCsv(summary: string): MethodDecorator {
  return applyDecorators(ApiProduces('text/csv'), Answers(200, text, summary));
}

/** The errors of a route, each with its status. */
export function Refuses(...problems: readonly (readonly [status: number, code: ProblemCode])[]): MethodDecorator {
  const statuses = new Set(problems.map(([status]) => status));
  return applyDecorators(
    ...[...statuses].map((status) =>
      ApiResponse({
        status,
        description: problems
          .filter(([other]) => other === status)
          .map(([, code]) => `\`${code}\`: ${sentenceWithout(code).replaceAll('unknown', '…')}`)
          .join('\n\n'),
        content: { 'application/problem+json': { schema: problemResponse } },
      }),
    ),
  );
}
