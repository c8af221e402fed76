import { isTimeZone } from '@sendero/shared';
import { ValidateBy } from 'class-validator';

/** An IANA zone such as Europe/Lisbon; '' as well where none is needed. */
export function IsTimeZone({ orNone = false }: { readonly orNone?: boolean } = {}): PropertyDecorator {
  return ValidateBy({
    name: 'isTimeZone',
    validator: {
      validate: (value) => typeof value === 'string' && ((orNone && value === '') || isTimeZone(value)),
      defaultMessage: () => 'Choose a time zone such as Europe/Lisbon.',
    },
  });
}
