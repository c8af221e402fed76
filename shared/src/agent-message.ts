import { z } from 'zod';
import { linkFindings } from './checks/link-findings';
import { mediaKinds } from './messages';

/** A file that goes with what a person writes: one that was uploaded before, or one that WhatsApp fetches itself. */
export const attachedFile = z.union([
  z.object({ attachmentId: z.uuid() }).readonly(),
  z
    .object({
      kind: z.enum(mediaKinds),
      link: z.string().max(2_000),
      /** What a document is called on the phone. */
      filename: z.string().max(240).default(''),
    })
    .readonly(),
]);
export type AttachedFile = z.infer<typeof attachedFile>;

/** Whether WhatsApp could fetch a file from there. */
export function isPublicLink(link: string): boolean {
  return !/[{}\s]/.test(link) && linkFindings(link, '').length === 0;
}

/** Whether a text is one emoji, as a reaction has to be; '' takes a reaction back. */
export function isReaction(text: string): boolean {
  if (text === '') return true;
  if (!/\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20E3/u.test(text)) return false;
  return [...new Intl.Segmenter('en').segment(text)].length === 1;
}
