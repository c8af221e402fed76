import { templateKey, type Channel } from '../channels';
import type { RenderedTemplate } from '../control-api';
import { objectIn, objectsIn, textIn, type JsonObject } from '../json';
import { invalid, missing } from './fields';
import { GraphError } from './graph-error';
import { fillIn, type TemplateShape, type TemplateText } from './template-shape';
import { checkLocation, checkMedia } from './check-media';

const BODY_MAX = 1024;

export interface FilledTemplate {
  readonly shape: TemplateShape;
  readonly rendered: RenderedTemplate;
}

/** Compares a template send with the approved template and fills in its parameters, or throws a 132xxx refusal. */
export function fillTemplate(channel: Channel, template: JsonObject): FilledTemplate {
  const shape = findTemplate(channel, template);
  const components = objectsIn(template, 'components');
  const part = (type: string) => components.find((each) => textIn(each, 'type')?.toLowerCase() === type);
  const body = fillText(shape, 'body', shape.body, parametersOf(part('body')));
  if (body.length > BODY_MAX) throw new GraphError(132005, `body: hydrated text is longer than ${BODY_MAX} characters`);
  const cards = objectsIn(part('carousel'), 'cards').length;
  if (cards !== shape.cards) throw mismatch(`carousel: number of cards (${cards})`, shape.cards);
  return {
    shape,
    rendered: {
      name: shape.template.name,
      ...fillHeader(shape, parametersOf(part('header'))),
      body,
      ...(shape.footer === null ? {} : { footer: shape.footer }),
      buttons: fillButtons(
        shape,
        components.filter((each) => textIn(each, 'type')?.toLowerCase() === 'button'),
      ),
    },
  };
}

const SENDABLE: ReadonlySet<string> = new Set(['APPROVED', 'FLAGGED', 'REINSTATED']);

function findTemplate(channel: Channel, template: JsonObject): TemplateShape {
  const name = textIn(template, 'name') ?? '';
  const language = textIn(objectIn(template, 'language'), 'code') ?? '';
  const shape = channel.templates.get(templateKey(name, language));
  const status = shape?.template.status.toUpperCase();
  if (status === 'PAUSED') throw new GraphError(132015, `template (${name}) is paused because of its quality`);
  if (status === 'DISABLED') throw new GraphError(132016, `template (${name}) is disabled because of its quality`);
  if (!shape || !SENDABLE.has(status ?? '')) {
    throw new GraphError(132001, `template name (${name}) does not exist in ${language}`);
  }
  return shape;
}

const parametersOf = (component: JsonObject | undefined): readonly JsonObject[] => objectsIn(component, 'parameters');

const mismatch = (what: string, expected: number): GraphError =>
  new GraphError(132000, `${what} does not match the expected number of params (${expected})`);

function fillText(shape: TemplateShape, where: string, text: TemplateText, parameters: readonly JsonObject[]): string {
  if (parameters.length !== text.variables.length) {
    throw mismatch(`${where}: number of localizable_params (${parameters.length})`, text.variables.length);
  }
  if (parameters.length === 0) return text.text;
  const values = new Map<string, string>();
  for (const [index, parameter] of parameters.entries()) {
    const name = shape.named ? textIn(parameter, 'parameter_name') : String(index + 1);
    if (name === undefined || !text.variables.includes(name)) {
      throw new GraphError(132012, `${where}: parameter name (${name ?? 'none'}) is not in the template`);
    }
    values.set(name, valueOf(where, parameter));
  }
  if (values.size !== text.variables.length)
    throw mismatch(`${where}: number of different names (${values.size})`, text.variables.length);
  return fillIn(text, values);
}

/** The text of a parameter; currency and date_time show their fallback. */
function valueOf(where: string, parameter: JsonObject): string {
  const type = textIn(parameter, 'type') ?? 'text';
  switch (type) {
    case 'text': {
      const text = textIn(parameter, 'text');
      if (!text) throw new GraphError(131008, `${where}: parameter of type text is missing text value`);
      if (/[\n\r\t]| {5}/.test(text)) {
        throw new GraphError(
          132018,
          `${where}: param text cannot have new-line/tab characters or more than 4 consecutive spaces`,
        );
      }
      return text;
    }
    case 'currency':
    case 'date_time': {
      const fallback = textIn(objectIn(parameter, type), 'fallback_value');
      if (!fallback) throw new GraphError(131008, `${where}: parameter of type ${type} is missing fallback_value`);
      return fallback;
    }
    default:
      throw new GraphError(132012, `${where}: Format mismatch, expected TEXT, received ${type.toUpperCase()}`);
  }
}

function fillHeader(shape: TemplateShape, parameters: readonly JsonObject[]): Pick<RenderedTemplate, 'header'> {
  const { header } = shape;
  if (header === null) {
    if (parameters.length > 0) throw mismatch(`header: number of localizable_params (${parameters.length})`, 0);
    return {};
  }
  if (header.format === 'TEXT') {
    return { header: { format: 'TEXT', text: fillText(shape, 'header', header.text, parameters) } };
  }
  const parameter = parameters[0];
  const type = textIn(parameter, 'type');
  if (parameter === undefined || type?.toUpperCase() !== header.format) {
    throw new GraphError(
      132012,
      `header: Format mismatch, expected ${header.format}, received ${type?.toUpperCase() ?? 'UNKNOWN'}`,
    );
  }
  const media = objectIn(parameter, type);
  if (!media) throw missing(`header['${type}']`);
  if (header.format === 'LOCATION') checkLocation(media);
  else checkMedia(media, `header['${type}']`);
  const link = textIn(media, 'link');
  const text = textIn(media, 'filename') ?? textIn(media, 'name');
  return {
    header: { format: header.format, ...(text === undefined ? {} : { text }), ...(link === undefined ? {} : { link }) },
  };
}

function fillButtons(shape: TemplateShape, components: readonly JsonObject[]): RenderedTemplate['buttons'] {
  const given = new Map(components.map((each) => [Number(each['index']), each]));
  for (const index of given.keys()) {
    if (!shape.buttons[index]) throw new GraphError(132012, `buttons: the template has no button at index ${index}`);
  }
  return shape.buttons.map((button, index) => {
    const component = given.get(index);
    const parameter = parametersOf(component)[0];
    const subType = textIn(component, 'sub_type')?.toUpperCase();
    const expected = button.type === 'OTP' ? 'URL' : button.type;
    if (subType !== undefined && subType !== expected) {
      throw new GraphError(
        132012,
        `buttons: Format mismatch at index ${index}, expected ${expected}, received ${subType}`,
      );
    }
    return { type: button.type, text: button.text, ...buttonValue(shape, index, parameter) };
  });
}

function buttonValue(
  shape: TemplateShape,
  index: number,
  parameter: JsonObject | undefined,
): { url?: string; payload?: string } {
  const button = shape.buttons[index];
  switch (button?.type) {
    case 'QUICK_REPLY': {
      const payload = textIn(parameter, 'payload');
      if (payload !== undefined && payload.length > 256)
        throw invalid(`Param button ${index} payload must be at most 256 characters long.`);
      return payload === undefined ? {} : { payload };
    }
    case 'URL': {
      if (!button.url || button.url.variables.length === 0) return button.url ? { url: button.url.text } : {};
      const suffix = textIn(parameter, 'text');
      if (!suffix) throw new GraphError(131008, `buttons: Button at index ${index} of type Url requires a parameter`);
      return { url: fillIn(button.url, new Map(button.url.variables.map((name) => [name, suffix]))) };
    }
    case 'OTP':
    case 'COPY_CODE': {
      const code = textIn(parameter, 'coupon_code') ?? textIn(parameter, 'text');
      if (!code)
        throw new GraphError(131008, `buttons: Button at index ${index} of type ${button.type} requires a parameter`);
      if (code.length > 15) throw invalid(`Param button ${index} code must be at most 15 characters long.`);
      return { payload: code };
    }
    default:
      return {};
  }
}
