import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Channel } from '../channels';
import type { JsonObject } from '../json';
import { objectIn, textIn } from '../json';
import { invalid, missing } from './fields';
import { GraphError } from './graph-error';
import type { MediaFile, MediaStore } from './media-store';

const KB = 1024;
const MB = 1024 * KB;

/** What the platform takes, by MIME type, in bytes. */
const LIMITS: Readonly<Record<string, number>> = {
  'image/jpeg': 5 * MB,
  'image/png': 5 * MB,
  'image/webp': 500 * KB,
  'video/mp4': 16 * MB,
  'video/3gpp': 16 * MB,
  'audio/aac': 16 * MB,
  'audio/amr': 16 * MB,
  'audio/mpeg': 16 * MB,
  'audio/mp4': 16 * MB,
  'audio/ogg': 16 * MB,
  'text/plain': 100 * MB,
  'application/pdf': 100 * MB,
  'application/msword': 100 * MB,
  'application/vnd.ms-excel': 100 * MB,
  'application/vnd.ms-powerpoint': 100 * MB,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 100 * MB,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 100 * MB,
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 100 * MB,
};
const BODY_MAX_BYTES = 101 * MB;

/** `POST /{phone-number-id}/media`: keeps the file and answers its id. Throws a `GraphError`. */
export async function takeUpload(store: MediaStore, channel: Channel, request: IncomingMessage): Promise<object> {
  const form = await readForm(request);
  if (form.get('messaging_product') !== 'whatsapp') {
    throw new GraphError(100, 'The parameter messaging_product is required.');
  }
  const file = form.get('file');
  if (file === null || typeof file === 'string') throw missing('file');
  const given = form.get('type');
  const mimeType = ((typeof given === 'string' && given) || file.type).split(';', 1)[0] ?? '';
  const limit = LIMITS[mimeType];
  if (limit === undefined) {
    throw invalid(`Param file must be a file with one of the following types: ${Object.keys(LIMITS).join(', ')}.`);
  }
  const bytes = Buffer.from(await file.arrayBuffer());
  if (bytes.length === 0) throw invalid('Param file must not be empty.');
  if (bytes.length > limit) throw invalid(`Param file must be at most ${limit} bytes of type ${mimeType}.`);
  const { phoneNumberId } = channel.details;
  return { id: store.add({ phoneNumberId, mimeType, filename: file.name, content: { type: 'bytes', bytes } }) };
}

/** `GET /{media-id}`: where the file can be fetched, at `address` and below. */
export function describeMedia(id: string, { mimeType, content }: MediaFile, address: string): object {
  const about =
    content.type === 'bytes'
      ? { sha256: createHash('sha256').update(content.bytes).digest('hex'), file_size: String(content.bytes.length) }
      : {};
  return { messaging_product: 'whatsapp', url: `${address}/content`, mime_type: mimeType, ...about, id };
}

/** Answers with the file itself. What a customer sent by a link is somewhere else, and never fetched. */
export function sendFile(response: ServerResponse, { mimeType, content }: MediaFile): void {
  if (content.type === 'link') return void response.writeHead(302, { location: content.url }).end();
  response.writeHead(200, {
    'content-type': mimeType,
    'content-length': content.bytes.length,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  });
  response.end(content.bytes);
}

const MEDIA_TYPES = ['image', 'video', 'audio', 'document', 'sticker'];

/** A message may only name a file that was uploaded to its own number. Throws a `GraphError`. */
export function requireUploaded(store: MediaStore, { details }: Channel, type: string, body: JsonObject): void {
  if (!MEDIA_TYPES.includes(type)) return;
  const id = textIn(objectIn(body, type), 'id');
  if (id === undefined || store.find(id)?.phoneNumberId === details.phoneNumberId) return;
  throw new GraphError(131053, `The media id ${id} does not exist on this number.`);
}

async function readForm(request: IncomingMessage): Promise<FormData> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const part = Buffer.from(chunk);
    size += part.length;
    if (size > BODY_MAX_BYTES) throw invalid('Param file is too large.');
    chunks.push(part);
  }
  try {
    const headers = { 'content-type': request.headers['content-type'] ?? '' };
    return await new Response(Buffer.concat(chunks), { headers }).formData();
  } catch {
    throw new GraphError(100, 'The request body is not a form with a file.');
  }
}
