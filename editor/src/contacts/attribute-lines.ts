import type { ContactDetail, JsonValue } from '@sendero/shared';

type Attributes = ContactDetail['attributes'];

/** An attribute as it is typed. */
export interface AttributeLine {
  readonly name: string;
  readonly value: string;
}

export function attributeLines(attributes: Attributes): readonly AttributeLine[] {
  return Object.entries(attributes).map(([name, value]) => ({ name, value: attributeText(value) }));
}

/** A value as a person reads it: texts without quotes, anything else as JSON. */
export function attributeText(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/**
 * The attributes that the lines stand for. Lines without a name are dropped; a line that still reads as before keeps
 * its value's type, so that the number 7 does not become the text “7”.
 */
export function attributesOf(lines: readonly AttributeLine[], before: Attributes): Attributes {
  const named = lines.map(({ name, value }) => ({ name: name.trim(), value })).filter(({ name }) => name !== '');
  return Object.fromEntries(
    named.map(({ name, value }) => {
      const old = before[name];
      return [name, old !== undefined && attributeText(old) === value ? old : value];
    }),
  );
}
