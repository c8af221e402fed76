import { fillRequest, type FilledRequest, type WebRequest } from '@sendero/shared';
import { knownFacts } from './known-facts';
import type { StepArgs } from './machine';
import { scopeOf } from './scope-of';

/** A request with its placeholders filled in; null when it can't be made. */
export function requestOf(request: WebRequest, args: StepArgs): FilledRequest | null {
  try {
    return fillRequest(request, scopeOf(args.context, knownFacts(args)));
  } catch {
    return null;
  }
}
