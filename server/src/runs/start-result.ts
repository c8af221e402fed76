import type { ProblemCode, RunId } from '@sendero/shared';

/** What became of somebody who was to be put into a journey. */
export type StartResult = { readonly run: RunId } | { readonly problem: ProblemCode };
