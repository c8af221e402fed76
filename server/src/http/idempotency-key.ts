import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { Request } from 'express';
import { userError } from '../errors';

const HEADER = 'Idempotency-Key';
const MOST_CHARACTERS = 200;

const readKey = createParamDecorator((_: unknown, context: ExecutionContext): string | undefined => {
  const key = context.switchToHttp().getRequest<Request>().get(HEADER);
  if (key !== undefined && (key === '' || key.length > MOST_CHARACTERS)) {
    const message = `${HEADER} must have 1 to ${MOST_CHARACTERS} characters`;
    throw userError(422, 'request.invalid', { fields: message }, [{ field: HEADER, message }]);
  }
  return key;
});

/** The caller's name for a request: sending it again with the same one does nothing again. */
export function IdempotencyKey(): ParameterDecorator {
  return (target, method, index) => {
    readKey()(target, method, index);
    const descriptor = method && Object.getOwnPropertyDescriptor(target, method);
    if (descriptor) {
      ApiHeader({ name: HEADER, required: false, description: 'The same key never does the same thing twice.' })(
        target,
        method,
        descriptor,
      );
    }
  };
}
