/** The values of a statement that is put together piece by piece; only their places get into its text. */
export class Parameters {
  private readonly given: unknown[];

  /** @param given values that the statement has already, from `$1` on */
  constructor(given: readonly unknown[] = []) {
    this.given = [...given];
  }

  /** Answers the place of a value, such as `$3::text`. */
  add(value: unknown, type: 'text' | 'uuid' | 'uuid[]' | 'timestamptz' | 'float8' | 'int'): string {
    this.given.push(value);
    return `$${this.given.length}::${type}`;
  }

  get values(): unknown[] {
    return [...this.given];
  }
}
