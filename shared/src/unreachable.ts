/** Closes an exhaustive switch: a new member of the union makes the call fail to compile. */
export function unreachable(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
