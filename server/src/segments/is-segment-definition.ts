import { applyDecorators } from '@nestjs/common';
import { segmentDefinition, type SegmentDefinition } from '@sendero/shared';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';

const parsed = new WeakSet<object>();

/** Reads the conditions of a segment by the schema of `shared`, with its defaults filled in. */
export function IsSegmentDefinition(): PropertyDecorator {
  return applyDecorators(
    Transform(({ obj, key }: { readonly obj: Readonly<Record<string, unknown>>; readonly key: string }) =>
      read(obj[key]),
    ),
    ValidateBy({
      name: 'isSegmentDefinition',
      validator: { validate: isRead, defaultMessage: (given) => complaint(given?.value) },
    }),
  );
}

function read(value: unknown): unknown {
  const { data } = segmentDefinition.safeParse(value);
  if (data === undefined) return value;
  parsed.add(data);
  return data;
}

function isRead(value: unknown): value is SegmentDefinition {
  return typeof value === 'object' && value !== null && parsed.has(value);
}

function complaint(value: unknown): string {
  const [issue] = segmentDefinition.safeParse(value).error?.issues ?? [];
  return issue ? `definition.${issue.path.join('.')}: ${issue.message}` : 'definition must be a group of conditions';
}
