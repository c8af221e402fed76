import type { JsonObject } from '../json';
import { checkInteractive } from './check-interactive';
import { checkLocation, checkMedia } from './check-media';
import { invalid, missing, optionalText, requireObject, requireObjects, requireText } from './fields';
import { GraphError } from './graph-error';

const CAPTION_MAX = 1024;

type Check = (body: JsonObject) => void;

/** What each type of message must look like on the wire; templates are compared with the approved one separately. */
const checks: Readonly<Record<string, Check>> = {
  text: (body) => void requireText(requireObject(body, 'text', 'text'), 'body', "text['body']", 4096),
  image: media('image', { caption: true }),
  video: media('video', { caption: true }),
  document: media('document', { caption: true }),
  audio: media('audio', { caption: false }),
  sticker: media('sticker', { caption: false }),
  location: (body) => checkLocation(requireObject(body, 'location', 'location')),
  contacts: checkContacts,
  reaction: (body) => {
    const reaction = requireObject(body, 'reaction', 'reaction');
    requireText(reaction, 'message_id', "reaction['message_id']");
    if (optionalText(reaction, 'emoji', "reaction['emoji']") === undefined) throw missing("reaction['emoji']");
    if (body['context'] !== undefined) throw invalid('A reaction can not have a context.');
  },
  interactive: (body) => checkInteractive(requireObject(body, 'interactive', 'interactive')),
  template: (body) => {
    const template = requireObject(body, 'template', 'template');
    requireText(template, 'name', "template['name']", 512);
    requireText(requireObject(template, 'language', "template['language']"), 'code', "template['language']['code']");
  },
};

/** Throws when the payload of `type` is missing or breaks a limit. */
export function checkContent(type: string, body: JsonObject): void {
  const check = checks[type];
  if (!check) {
    throw new GraphError(
      100,
      `Param type must be one of {${Object.keys(checks).join(', ').toUpperCase()}} - got "${type}".`,
    );
  }
  check(body);
}

function media(type: string, { caption }: { readonly caption: boolean }): Check {
  return (body) => {
    const payload = requireObject(body, type, type);
    checkMedia(payload, type);
    if (caption) optionalText(payload, 'caption', `${type}['caption']`, CAPTION_MAX);
    else if (payload['caption'] !== undefined) throw invalid(`Param ${type}['caption'] is not supported.`);
    optionalText(payload, 'filename', `${type}['filename']`);
  };
}

function checkContacts(body: JsonObject): void {
  const contacts = requireObjects(body, 'contacts', 'contacts');
  if (contacts.length < 1 || contacts.length > 257) throw invalid('Param contacts must have 1 to 257 entries.');
  for (const contact of contacts) {
    const name = requireObject(contact, 'name', "contacts['name']");
    requireText(name, 'formatted_name', "contacts['name']['formatted_name']");
    if (!['first_name', 'last_name', 'middle_name', 'suffix', 'prefix'].some((part) => name[part])) {
      throw missing("contacts['name']['first_name'] or another part of the name");
    }
  }
}
