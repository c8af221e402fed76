import {
  linksToTrack,
  templateKey,
  type EffectOf,
  type OutgoingContent,
  type Template,
  type TrackedLink,
} from '@sendero/shared';
import { newLinkCode } from './new-link-code';

/** What a message says, with a code for each link whose clicks are counted; most messages come back as they are. */
export function trackedContent(
  { content, trackLinks }: Pick<EffectOf<'sendMessage'>, 'content' | 'trackLinks'>,
  templates: { readonly [key: string]: Template },
  base: string | null,
): OutgoingContent {
  if (base === null) return content;
  const template =
    content.type === 'template' ? templates[templateKey(content.template.name, content.template.language)] : undefined;
  const urls = linksToTrack(content, template, { texts: trackLinks ?? false, base });
  if (urls.length === 0) return content;
  return { ...content, links: urls.map((url): TrackedLink => ({ code: newLinkCode(), url })) };
}
