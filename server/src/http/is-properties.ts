import type { Properties } from '@sendero/shared';
import { ValidateBy } from 'class-validator';

const MOST = 50;
const LONGEST_NAME = 60;
const MOST_CHARACTERS = 8_000;

/** An object of JSON values, small enough to be kept with every run that it starts. */
export function IsProperties(): PropertyDecorator {
  return ValidateBy({
    name: 'isProperties',
    validator: {
      validate: isProperties,
      defaultMessage: (given) =>
        `${given?.property ?? 'properties'} must be an object of at most ${MOST} values, of ${MOST_CHARACTERS} characters in all`,
    },
  });
}

function isProperties(value: unknown): value is Properties {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const names = Object.keys(value);
  const written = JSON.stringify(value);
  return (
    names.length <= MOST &&
    names.every((name) => name.length <= LONGEST_NAME) &&
    written.length <= MOST_CHARACTERS &&
    // Postgres keeps no text with this character.
    !written.includes('\\u0000')
  );
}
