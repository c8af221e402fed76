import { readRange } from '@sendero/shared';
import { ValidateBy } from 'class-validator';

/** A range that `readRange` knows, such as `today` or `2026-11-02..2026-11-08`. */
export function IsRange(): PropertyDecorator {
  return ValidateBy({
    name: 'isRange',
    validator: {
      validate: (value) => typeof value === 'string' && readRange(value) !== null,
      defaultMessage: () => 'Choose hour, today, yesterday, 7d, 30d, or two days such as 2026-11-02..2026-11-08.',
    },
  });
}
