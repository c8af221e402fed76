import type { PipeTransform } from '@nestjs/common';
import { sentenceWithout, type ProblemCode, type ProblemDetails } from '@sendero/shared';
import type { z } from 'zod';
import { UserError } from '../errors';

/** Codes whose sentence needs no details. */
type PlainCode = { [C in ProblemCode]: ProblemDetails<C> extends undefined ? C : never }[ProblemCode];

/** Reads an id from the address. What is no id names nothing, so it is answered as not found. */
export class IdPipe<Id extends string> implements PipeTransform<unknown, Id> {
  constructor(
    private readonly schema: z.ZodType<Id, unknown>,
    private readonly missing: PlainCode,
  ) {}

  transform(value: unknown): Id {
    const parsed = this.schema.safeParse(value);
    if (!parsed.success) throw new UserError(404, this.missing, sentenceWithout(this.missing));
    return parsed.data;
  }
}
