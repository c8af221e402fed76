import { isProblemCode, nodeId, type Problem } from '@sendero/shared';
import { z } from 'zod';

const problem = z.object({
  code: z.string().refine(isProblemCode),
  severity: z.enum(['error', 'warning']),
  message: z.string(),
  node: nodeId.optional(),
  output: z.string().optional(),
  path: z.array(nodeId).optional(),
});

/** Reads the problems that publishing was refused for; [] for details of another shape. */
export function problemsFrom(details: unknown): readonly Problem[] {
  const parsed = z.array(problem).safeParse(details);
  if (!parsed.success) return [];
  return parsed.data.map(({ code, severity, message, node, output, path }) => ({
    code: asCode(code),
    severity,
    message,
    ...(node !== undefined && { node }),
    ...(output !== undefined && { output }),
    ...(path && { path }),
  }));
}

/** Converts: the schema has just checked it. */
function asCode(code: string): Problem['code'] {
  return code as Problem['code'];
}
