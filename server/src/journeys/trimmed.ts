import type { TransformFnParams } from 'class-transformer';

/** A text without the space around it. */
export function trimmed({ value }: TransformFnParams): unknown {
  return typeof value === 'string' ? value.trim() : value;
}
