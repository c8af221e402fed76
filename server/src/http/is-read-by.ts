import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import type { z } from 'zod';

/** Reads a value by a schema of `shared`, with its defaults filled in; says what is wrong with one that can't be read. */
export function IsReadBy(schema: z.ZodType<object>): PropertyDecorator {
  const parsed = new WeakSet<object>();
  return applyDecorators(
    Transform(({ obj, key }: { readonly obj: Readonly<Record<string, unknown>>; readonly key: string }) => {
      const { data } = schema.safeParse(obj[key]);
      if (data === undefined) return obj[key];
      parsed.add(data);
      return data;
    }),
    ValidateBy({
      name: 'isReadBy',
      validator: {
        validate: (value: unknown) => typeof value === 'object' && value !== null && parsed.has(value),
        defaultMessage: (given) => {
          const [issue] = schema.safeParse(given?.value).error?.issues ?? [];
          return issue ? `${[given?.property, ...issue.path].join('.')}: ${issue.message}` : '';
        },
      },
    }),
  );
}
