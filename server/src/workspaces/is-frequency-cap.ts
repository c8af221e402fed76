import { applyDecorators } from '@nestjs/common';
import { frequencyCap, type FrequencyCap } from '@sendero/shared';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';

const parsed = new WeakSet<object>();

/** Reads a frequency cap by the schema of `shared`, with its defaults filled in; null and nothing at all are fine. */
export function IsFrequencyCap(): PropertyDecorator {
  return applyDecorators(
    Transform(({ obj, key }: { readonly obj: Readonly<Record<string, unknown>>; readonly key: string }) =>
      read(obj[key]),
    ),
    ValidateBy({
      name: 'isFrequencyCap',
      validator: { validate: isRead, defaultMessage: (given) => complaint(given?.value) },
    }),
  );
}

function read(value: unknown): unknown {
  const { data } = frequencyCap.safeParse(value);
  if (data === undefined) return value;
  parsed.add(data);
  return data;
}

function isRead(value: unknown): value is FrequencyCap | null | undefined {
  return value === null || value === undefined || (typeof value === 'object' && parsed.has(value));
}

function complaint(value: unknown): string {
  const [issue] = frequencyCap.safeParse(value).error?.issues ?? [];
  return issue
    ? `${['frequencyCap', ...issue.path].join('.')}: ${issue.message}`
    : 'frequencyCap must be a cap or null';
}
