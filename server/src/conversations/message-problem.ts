import { isProblemCode, sentence, sentenceWithout } from '@sendero/shared';

/** What stood in a message's way, for the person who looks at it. Only the code and the provider's words are stored. */
export function messageProblem(
  code: string,
  detail: string | null,
): { readonly code: string; readonly message: string } {
  if (!isProblemCode(code)) return { code, message: detail ?? code };
  const saysDetail = code === 'whatsapp.other' || code === 'whatsapp.invalid_message';
  return { code, message: saysDetail && detail ? sentence(code, { detail }) : sentenceWithout(code) };
}
