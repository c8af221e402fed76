import { applyDecorators } from '@nestjs/common';
import { journeyDocument, type JourneyDocument } from '@sendero/shared';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';

/** The constraint's name, by which the validation pipe gives its problem a code of its own. */
export const IS_JOURNEY = 'isJourney';

/** How many complaints are told at once. */
const MOST_COMPLAINTS = 3;

const parsed = new WeakSet<object>();

/** Reads a journey document by the schema of `shared`, with its defaults filled in. */
export function IsJourney(): PropertyDecorator {
  return applyDecorators(
    Transform(({ obj, key }: { readonly obj: Readonly<Record<string, unknown>>; readonly key: string }) =>
      read(obj[key]),
    ),
    ValidateBy({
      name: IS_JOURNEY,
      validator: { validate: isRead, defaultMessage: (given) => complaints(given?.value) },
    }),
  );
}

function read(value: unknown): unknown {
  const { data } = journeyDocument.safeParse(value);
  if (data === undefined) return value;
  parsed.add(data);
  return data;
}

function isRead(value: unknown): value is JourneyDocument {
  return typeof value === 'object' && value !== null && parsed.has(value);
}

function complaints(value: unknown): string {
  const issues = journeyDocument.safeParse(value).error?.issues ?? [];
  const shown = issues
    .slice(0, MOST_COMPLAINTS)
    .map(({ path, message }) => `${path.join('.') || 'document'}: ${message}`);
  const more = issues.length > MOST_COMPLAINTS ? `; and ${issues.length - MOST_COMPLAINTS} more` : '';
  return `${shown.join('; ')}${more}`;
}
