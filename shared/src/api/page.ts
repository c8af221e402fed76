/** One page of a list; `next` is the cursor of the following page, null on the last one. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** RFC 9457 problem details, with our stable code. */
export interface ProblemResponse {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  /** Field errors, linter problems and the like. */
  readonly details?: unknown;
}
