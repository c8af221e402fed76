/** A refusal of the control API: a stable code and a sentence for the person at the phone. */
export class ControlError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export const badRequest = (message: string): ControlError => new ControlError(400, 'request.invalid', message);
