import type { MediaKind } from './messages';
import type { ProblemCode } from './problems';
import { sentence } from './problems';

const MB = 1024 * 1024;

/** What WhatsApp takes of each kind, and how large it may be, in bytes (Meta, “Supported media types”). */
const rules: Readonly<Record<MediaKind, { readonly types: readonly string[]; readonly most: number }>> = {
  image: { types: ['image/jpeg', 'image/png'], most: 5 * MB },
  video: { types: ['video/mp4', 'video/3gpp'], most: 16 * MB },
  audio: { types: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'], most: 16 * MB },
  // A sticker that does not move may have 100 KB, which only a look into the file tells; WhatsApp refuses it then.
  sticker: { types: ['image/webp'], most: 500 * 1024 },
  document: {
    types: [
      'text/plain',
      'application/pdf',
      'application/msword',
      'application/vnd.ms-excel',
      'application/vnd.ms-powerpoint',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ],
    most: 100 * MB,
  },
};

/** Every type that can be attached, for a browser's file dialog. */
export const attachableTypes: readonly string[] = Object.values(rules).flatMap(({ types }) => types);

/** How long WhatsApp keeps a file that was uploaded, in ms. */
export const ATTACHMENT_LIFE_MS = 30 * 24 * 60 * 60 * 1000;

/** As what a file of this MIME type goes out, or null when WhatsApp takes none of that type. Parameters count as nothing. */
export function mediaKindOf(mimeType: string): MediaKind | null {
  const type = bareType(mimeType);
  return kinds.find((kind) => rules[kind].types.includes(type)) ?? null;
}

const kinds: readonly MediaKind[] = ['image', 'video', 'audio', 'sticker', 'document'];

/** The type without its parameters, such as `audio/ogg` of `audio/ogg; codecs=opus`. */
export function bareType(mimeType: string): string {
  return mimeType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/** The most bytes that a file of this kind may have. */
export function mostBytesOf(kind: MediaKind): number {
  return rules[kind].most;
}

/** Whether WhatsApp shows a text under a file of this kind. */
export function takesCaption(kind: MediaKind): boolean {
  return kind !== 'audio' && kind !== 'sticker';
}

export interface AttachmentProblem {
  readonly code: Extract<ProblemCode, `attachment.${string}`>;
  readonly message: string;
}

/** Why WhatsApp would not take a file, known before anything is uploaded; null when it would. `bytes` is its size. */
export function attachmentProblem(file: {
  readonly mimeType: string;
  readonly bytes: number;
}): AttachmentProblem | null {
  const kind = mediaKindOf(file.mimeType);
  if (kind === null) {
    const type = bareType(file.mimeType) || 'unknown';
    return { code: 'attachment.type_unsupported', message: sentence('attachment.type_unsupported', { type }) };
  }
  return sizeProblem(kind, file.bytes);
}

/**
 * Why WhatsApp would not take the file behind a link as the kind that it is sent as, by what the other side says of it;
 * null when it would, as far as one can tell. `bytes` is its size; null stands for what is not said, and servers that do
 * not know a size may say 0.
 */
export function linkedFileProblem(
  kind: MediaKind,
  { mimeType, bytes }: { readonly mimeType: string | null; readonly bytes: number | null },
): AttachmentProblem | null {
  const type = bareType(mimeType ?? '');
  if (saysSomething(type)) {
    const its = mediaKindOf(type);
    if (its === null) {
      return { code: 'attachment.type_unsupported', message: sentence('attachment.type_unsupported', { type }) };
    }
    if (its !== kind) {
      const as = { type, kind: names[its].toLowerCase() };
      return { code: 'attachment.other_kind', message: sentence('attachment.other_kind', as) };
    }
  }
  return bytes === null || bytes === 0 ? null : sizeProblem(kind, bytes);
}

/** Servers name bytes of a kind that they do not know. */
function saysSomething(type: string): boolean {
  return type !== '' && type !== 'application/octet-stream' && type !== 'binary/octet-stream';
}

function sizeProblem(kind: MediaKind, bytes: number): AttachmentProblem | null {
  if (bytes === 0) return { code: 'attachment.empty', message: sentence('attachment.empty') };
  if (bytes <= mostBytesOf(kind)) return null;
  return { code: 'attachment.too_large', message: sentence('attachment.too_large', limitOf(kind)) };
}

/** What the sentence about a file that is too large says of its kind. */
export function limitOf(kind: MediaKind): { readonly kind: string; readonly limit: string } {
  const most = mostBytesOf(kind);
  return { kind: names[kind], limit: most < MB ? `${most / 1024} KB` : `${most / MB} MB` };
}

const names: Readonly<Record<MediaKind, string>> = {
  image: 'A picture',
  video: 'A video',
  audio: 'Sound',
  document: 'A document',
  sticker: 'A sticker',
};
