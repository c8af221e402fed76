import type { z } from 'zod';

/** The id in an address, or null when what stands there is no id at all. */
export function routeId<Schema extends z.ZodType>(
  schema: Schema,
  parameter: string | undefined,
): z.output<Schema> | null {
  const parsed = schema.safeParse(parameter);
  return parsed.success ? parsed.data : null;
}
