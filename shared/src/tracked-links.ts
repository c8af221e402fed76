import { linksIn } from './formatted-text';
import { MESSAGE_LIMITS, type OutgoingContent, type SessionMessage, type TemplateMessage } from './messages';
import type { Template } from './templates';
import { unreachable } from './unreachable';

/** A link of a message whose clicks are counted. */
export interface TrackedLink {
  /** What `/r/<code>` is asked for; unguessable, and of this link in this message alone. */
  readonly code: string;
  /** Where it leads. */
  readonly url: string;
}

/** What of a message may be counted. */
export interface Tracking {
  /** Whether the journey asks for it in the texts of session messages. */
  readonly texts: boolean;
  /** The address that codes are put after, such as `https://go.shop.example/r/`. */
  readonly base: string;
}

/** The addresses in a message whose clicks are to be counted, each once; [] for most messages. */
export function linksToTrack(
  content: OutgoingContent,
  template: Pick<Template, 'components'> | undefined,
  { texts, base }: Tracking,
): readonly string[] {
  if (content.type === 'template') return buttonLinks(content.template, template, base);
  if (!texts) return [];
  const found = new Set<string>();
  const noted = (url: string) => {
    if (!url.startsWith(base)) found.add(url);
    return url;
  };
  withLinks(content.message, noted);
  return [...found].slice(0, MOST_LINKS);
}

/** Of a message with more links than this the rest stays as it is. */
const MOST_LINKS = 20;

/** The message as it goes out: every tracked link leads through us. A text that would get too long stays as it is. */
export function withTrackedLinks(content: OutgoingContent, base: string | null): OutgoingContent {
  if (!content.links) return content;
  const { links, ...plain } = content;
  const codes = new Map(links.map(({ code, url }) => [url, code]));
  if (plain.type === 'template') {
    const { buttons } = plain.template;
    const coded = Object.entries(buttons).map(([position, value]) => [
      position,
      codes.get(webAddressOf(value) ?? '') ?? value,
    ]);
    return { type: 'template', template: { ...plain.template, buttons: Object.fromEntries(coded) } };
  }
  if (base === null) return plain;
  const short = (url: string) => {
    const code = codes.get(url);
    return code === undefined ? url : `${base}${code}`;
  };
  return { ...plain, message: withLinks(plain.message, short) };
}

/** Whether clicks on the button of a template can be counted: its address has to be ours, with the code at its end. */
export function isTrackedButton(url: string | undefined, base: string): boolean {
  if (!url?.startsWith(base)) return false;
  return /^\{\{\s*\w+\s*\}\}$/.test(url.slice(base.length));
}

/**
 * The address that a person meant; one without `https://` gets it. Null when it is no address of the web.
 *
 * @example webAddressOf('shop.example/sale') // 'https://shop.example/sale'
 */
export function webAddressOf(written: string): string | null {
  const text = written.trim();
  const url = /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^/]+:\d+(\/|$)/.test(text) ? text : `https://${text}`;
  if (/\s/.test(url) || !URL.canParse(url)) return null;
  const { protocol, hostname } = new URL(url);
  const isWeb = protocol === 'https:' || protocol === 'http:';
  return isWeb && (hostname.includes('.') || hostname === 'localhost') ? url : null;
}

function buttonLinks(
  { buttons }: TemplateMessage,
  template: Pick<Template, 'components'> | undefined,
  base: string,
): readonly string[] {
  const values = Object.entries(buttons);
  if (values.length === 0) return [];
  const offered = template?.components.find(({ type }) => type.toUpperCase() === 'BUTTONS')?.buttons ?? [];
  const targets = values.flatMap(([position, value]) => {
    const target = isTrackedButton(offered[Number(position)]?.url, base) ? webAddressOf(value) : null;
    return target === null ? [] : [target];
  });
  return [...new Set(targets)];
}

/** The message with every web link in what a person reads or taps of it changed. */
function withLinks(message: SessionMessage, change: (url: string) => string): SessionMessage {
  const within = (text: string, limit: number) => changed(text, limit, change);
  switch (message.type) {
    case 'text':
      return { ...message, text: within(message.text, MESSAGE_LIMITS.text) };
    case 'image':
    case 'video':
    case 'document':
      return { ...message, caption: within(message.caption, MESSAGE_LIMITS.caption) };
    case 'buttons':
      return { ...message, body: within(message.body, MESSAGE_LIMITS.interactiveBody) };
    case 'list':
      return { ...message, body: within(message.body, MESSAGE_LIMITS.listBody) };
    case 'linkButton':
      return {
        ...message,
        body: within(message.body, MESSAGE_LIMITS.interactiveBody),
        url: change(message.url.trim()),
      };
    case 'locationRequest':
    case 'flow':
      return { ...message, body: within(message.body, MESSAGE_LIMITS.interactiveBody) };
    case 'audio':
    case 'sticker':
    case 'location':
    case 'contacts':
      return message;
    default:
      return unreachable(message);
  }
}

function changed(text: string, limit: number, change: (url: string) => string): string {
  let after = '';
  let at = 0;
  for (const { start, end } of linksIn(text)) {
    after += text.slice(at, start) + change(text.slice(start, end));
    at = end;
  }
  after += text.slice(at);
  return after.length > limit ? text : after;
}
