import { isProblemCode, sentenceWithout } from '@sendero/shared';

/** Why a run ended or a step failed: the sentence of a problem code, or the words as they are. */
export function reasonText(reason: string): string {
  return isProblemCode(reason) ? sentenceWithout(reason) : reason;
}
