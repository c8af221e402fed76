import type { JsonObject } from '../json';
import { checkMedia } from './check-media';
import {
  invalid,
  optionalText,
  requireObject,
  requireObjects,
  requireOneOf,
  requireText,
  requireUnique,
  requireUrl,
} from './fields';
import { GraphError } from './graph-error';

interface Rules {
  /** Header formats that are allowed; an empty list means no header. */
  readonly headers: readonly string[];
  readonly bodyMax: number;
  readonly footer: boolean;
  readonly action: (action: JsonObject) => void;
}

const ANY_HEADER = ['text', 'image', 'video', 'document'];

const kinds: Readonly<Record<string, Rules>> = {
  button: { headers: ANY_HEADER, bodyMax: 1024, footer: true, action: checkButtons },
  list: { headers: ['text'], bodyMax: 4096, footer: true, action: checkList },
  cta_url: { headers: ANY_HEADER, bodyMax: 1024, footer: true, action: checkLink },
  location_request_message: {
    headers: [],
    bodyMax: 1024,
    footer: false,
    action: (action) =>
      requireOneOf(requireText(action, 'name', "action['name']"), ['send_location'], "action['name']"),
  },
  flow: { headers: ANY_HEADER, bodyMax: 1024, footer: true, action: checkFlow },
};

export function checkInteractive(interactive: JsonObject): void {
  const type = requireText(interactive, 'type', "interactive['type']");
  const rules = kinds[type];
  if (!rules)
    throw new GraphError(131009, `Param interactive['type'] must be one of {${Object.keys(kinds).join(', ')}}.`);
  checkHeader(interactive, rules);
  requireText(
    requireObject(interactive, 'body', "interactive['body']"),
    'text',
    "interactive['body']['text']",
    rules.bodyMax,
  );
  if (interactive['footer'] !== undefined) {
    if (!rules.footer) throw invalid(`Param interactive['footer'] is not supported for ${type}.`);
    requireText(
      requireObject(interactive, 'footer', "interactive['footer']"),
      'text',
      "interactive['footer']['text']",
      60,
    );
  }
  rules.action(requireObject(interactive, 'action', "interactive['action']"));
}

function checkHeader(interactive: JsonObject, { headers }: Rules): void {
  if (interactive['header'] === undefined) return;
  const header = requireObject(interactive, 'header', "interactive['header']");
  const format = requireText(header, 'type', "header['type']");
  if (!headers.includes(format)) throw invalid(`Param header['type'] ${format} is not supported here.`);
  if (format === 'text') requireText(header, 'text', "header['text']", 60);
  else checkMedia(requireObject(header, format, `header['${format}']`), `header['${format}']`);
}

function checkButtons(action: JsonObject): void {
  const buttons = requireObjects(action, 'buttons', "action['buttons']");
  if (buttons.length < 1 || buttons.length > 3) {
    throw invalid(`Invalid buttons count. Min allowed buttons: 1, Max allowed buttons: 3 - got ${buttons.length}.`);
  }
  const replies = buttons.map((button) => {
    requireOneOf(requireText(button, 'type', "buttons['type']"), ['reply'], "buttons['type']");
    return requireObject(button, 'reply', "buttons['reply']");
  });
  requireUnique(
    replies.map((reply) => requireText(reply, 'id', "reply['id']", 256)),
    "reply['id']",
  );
  requireUnique(
    replies.map((reply) => requireText(reply, 'title', "reply['title']", 20)),
    "reply['title']",
  );
}

function checkList(action: JsonObject): void {
  requireText(action, 'button', "action['button']", 20);
  const sections = requireObjects(action, 'sections', "action['sections']");
  if (sections.length < 1 || sections.length > 10)
    throw invalid(`Param action['sections'] must have 1 to 10 entries - got ${sections.length}.`);
  for (const section of sections) {
    if (sections.length > 1) requireText(section, 'title', "section['title']", 24);
    else optionalText(section, 'title', "section['title']", 24);
  }
  const rows = sections.flatMap((section) => requireObjects(section, 'rows', "section['rows']"));
  if (rows.length < 1 || rows.length > 10)
    throw invalid(`Total row count exceeds the allowed 1 to 10 - got ${rows.length}.`);
  requireUnique(
    rows.map((row) => requireText(row, 'id', "row['id']", 200)),
    "row['id']",
  );
  for (const row of rows) {
    requireText(row, 'title', "row['title']", 24);
    optionalText(row, 'description', "row['description']", 72);
  }
}

function checkLink(action: JsonObject): void {
  requireOneOf(requireText(action, 'name', "action['name']"), ['cta_url'], "action['name']");
  const parameters = requireObject(action, 'parameters', "action['parameters']");
  requireText(parameters, 'display_text', "parameters['display_text']", 20);
  requireUrl(parameters, 'url', "parameters['url']");
}

function checkFlow(action: JsonObject): void {
  requireOneOf(requireText(action, 'name', "action['name']"), ['flow'], "action['name']");
  const parameters = requireObject(action, 'parameters', "action['parameters']");
  requireText(parameters, 'flow_message_version', "parameters['flow_message_version']");
  if (parameters['flow_name'] === undefined) requireText(parameters, 'flow_id', "parameters['flow_id']");
  requireText(parameters, 'flow_cta', "parameters['flow_cta']", 30);
  const flowAction = optionalText(parameters, 'flow_action', "parameters['flow_action']") ?? 'navigate';
  requireOneOf(flowAction, ['navigate', 'data_exchange'], "parameters['flow_action']");
  const payload = parameters['flow_action_payload'];
  if (payload === undefined) return;
  requireText(
    requireObject(parameters, 'flow_action_payload', "parameters['flow_action_payload']"),
    'screen',
    "flow_action_payload['screen']",
  );
}
