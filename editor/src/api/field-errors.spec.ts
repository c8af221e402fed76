import { fieldErrors } from './field-errors';
import { ProblemError, problemFrom } from './problem-error';

const fieldOfCode = { 'contact.phone_taken': 'phone' };

describe('fieldErrors', () => {
  it('puts the sentence of a known code under its field', () => {
    const errors = fieldErrors(new ProblemError('contact.phone_taken', 409, 'Taken.'), fieldOfCode);
    expect([errors.of('phone'), errors.of('name'), errors.rest]).toEqual(['Taken.', null, null]);
  });

  it('puts each detail of an invalid request under its field', () => {
    const details = [
      { field: 'name', message: 'Too long.' },
      { field: 'tags', message: 'Too many.' },
    ];
    const errors = fieldErrors(new ProblemError('request.invalid', 422, 'Some values…', details), fieldOfCode);
    expect([errors.of('name'), errors.of('tags'), errors.rest]).toEqual(['Too long.', 'Too many.', null]);
  });

  it('keeps what belongs to no field', () => {
    const error = new ProblemError('server.unexpected', 500, 'Something went wrong.');
    expect(fieldErrors(error, fieldOfCode).rest).toBe(error);
  });
});

describe('problemFrom', () => {
  it.each<readonly [body: unknown, code: string]>([
    [{ type: 'about:blank', title: '', status: 404, code: 'run.not_found', detail: 'Gone.' }, 'run.not_found'],
    ['<html>Bad gateway</html>', 'server.unreadable'],
    [null, 'server.unreadable'],
  ])('reads %j as %s', (body, code) => expect(problemFrom(502, body).code).toBe(code));
});
