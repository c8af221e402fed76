import { fillTemplateText, type Template, type TemplateMessage } from '@sendero/shared';

/** A template with its values filled in, part by part, as the phone shows it. */
export interface TemplateLayout {
  readonly header: string | undefined;
  readonly media: 'image' | 'video' | 'document' | null;
  readonly body: string;
  readonly footer: string;
  readonly buttons: readonly TemplateButtonLayout[];
}

export interface TemplateButtonLayout {
  readonly icon: 'reply' | 'link' | 'call' | 'list';
  readonly label: string;
  /** What a link button opens. */
  readonly url?: string;
}

/** Values that are missing leave the template's own placeholder, such as `{{1}}`, to be seen. */
export function templateLayout(
  template: Pick<Template, 'components'>,
  values: Pick<TemplateMessage, 'header' | 'body'> & Partial<Pick<TemplateMessage, 'buttons'>>,
): TemplateLayout {
  const part = (type: string) => template.components.find((component) => component.type.toUpperCase() === type);
  const header = part('HEADER');
  const filled = (text: string, given: readonly string[]) => fillTemplateText(text, given.map(emptyStays));
  return {
    header: header?.text === undefined ? undefined : filled(header.text, values.header),
    media: mediaOf(header?.format),
    body: filled(part('BODY')?.text ?? '', values.body),
    footer: part('FOOTER')?.text ?? '',
    buttons: (part('BUTTONS')?.buttons ?? []).map(({ type, text, url }, index) => ({
      icon: iconOf(type),
      label: text,
      ...(url !== undefined && { url: addressOf(url, values.buttons?.[String(index)]) }),
    })),
  };
}

/** A value that is a whole address stands for itself: the button leads to it by a detour. */
function addressOf(url: string, value = ''): string {
  return /^https?:/i.test(value.trim()) ? value.trim() : fillTemplateText(url, [value]);
}

function mediaOf(format: string | undefined): TemplateLayout['media'] {
  switch (format?.toUpperCase()) {
    case 'IMAGE':
      return 'image';
    case 'VIDEO':
      return 'video';
    case 'DOCUMENT':
      return 'document';
    default:
      return null;
  }
}

function iconOf(type: string): TemplateButtonLayout['icon'] {
  switch (type.toUpperCase()) {
    case 'URL':
      return 'link';
    case 'PHONE_NUMBER':
      return 'call';
    default:
      return 'reply';
  }
}

/** A form holds '' for a value that was not typed yet. */
function emptyStays(value: string): string {
  return value === '' ? '{{ … }}' : value;
}
