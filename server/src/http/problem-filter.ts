import { STATUS_CODES } from 'node:http';
import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { sentence, type ProblemCode, type ProblemResponse } from '@sendero/shared';
import type { Response } from 'express';
import { QueryFailedError } from 'typeorm';
import { sqlState } from '../database/sql-state';
import { UserError, userError } from '../errors';
import { newId } from '../new-id';

/** What Postgres says to text that it can't keep: a NUL character, or half of a surrogate pair. */
const UNSTORABLE_TEXT = new Set(['22021', '22P05', '22P02']);

/** Answers every error as problem details (RFC 9457) with a stable code. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') return;
    const response = host.switchToHttp().getResponse<Response>();
    const known = asUserError(error) ?? this.unexpected(error);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    response
      .status(known.status)
      .type('application/problem+json')
      .send(JSON.stringify(problemOf(known)));
  }

  private unexpected(error: unknown): UserError {
    const reference = newId<string>();
    this.logger.error({ err: error, reference }, 'A request failed unexpectedly');
    const status = error instanceof HttpException ? error.getStatus() : 500;
    return userError(status, 'server.unexpected', { reference });
  }
}

/** The wire shape of an error. */
function problemOf({ status, code, message, extra }: UserError): ProblemResponse {
  return {
    type: `urn:sendero:problem:${code}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code,
    detail: message,
    ...(extra === undefined ? {} : { details: extra }),
  };
}

/** What the user did wrong, or null when it is our own fault. */
function asUserError(error: unknown): UserError | null {
  if (error instanceof UserError) return error;
  if (error instanceof HttpException && error.getStatus() < 500) return fromHttp(error.getStatus());
  if (error instanceof QueryFailedError && UNSTORABLE_TEXT.has(sqlState(error))) {
    return userError(422, 'request.invalid', { fields: 'a text holds a character that cannot be stored' });
  }
  return null;
}

function fromHttp(status: number): UserError {
  const code = codeFor(status);
  return new UserError(status, code, sentence(code));
}

function codeFor(status: number): Extract<ProblemCode, `request.${'not_found' | 'too_large' | 'malformed'}`> {
  if (status === 404) return 'request.not_found';
  return status === 413 ? 'request.too_large' : 'request.malformed';
}
