import { buttonAddress, buttonOptions, type ButtonOptions } from './button-options';

const SELECTOR = 'div.wa-message-us';

/** A bubble with three dots, in a square of 24. */
const ICON =
  'M12 3C6.5 3 2 6.9 2 11.7c0 2.7 1.4 5 3.6 6.6L4.9 21.4c-.1.4.3.8.7.6l3.9-1.8c.8.2 1.6.3 2.5.3 5.5 0 10-3.9 10-8.8S17.5 3 12 3ZM7.6 13.1a1.3 1.3 0 1 1 0-2.6 1.3 1.3 0 0 1 0 2.6Zm4.4 0a1.3 1.3 0 1 1 0-2.6 1.3 1.3 0 0 1 0 2.6Zm4.4 0a1.3 1.3 0 1 1 0-2.6 1.3 1.3 0 0 1 0 2.6Z';

const COLORS = {
  green: { face: '#25d366', text: '#07291a', line: '#25d366' },
  teal: { face: '#0b6b60', text: '#ffffff', line: '#0b6b60' },
  white: { face: '#ffffff', text: '#0b6b60', line: '#0b6b60' },
} as const satisfies Record<ButtonOptions['color'], object>;

const SIZES = {
  standard: { padding: '12px 22px 12px 18px', font: '16px', icon: '22px' },
  compact: { padding: '7px 14px 7px 11px', font: '14px', icon: '18px' },
} as const satisfies Record<ButtonOptions['size'], object>;

const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : '';

function draw(): void {
  for (const element of document.querySelectorAll<HTMLElement>(SELECTOR)) {
    // Another copy of this script, or an earlier run of it, was here.
    if (element.shadowRoot) continue;
    const options = buttonOptions((name) => element.getAttribute(name));
    if (options) fill(element.attachShadow({ mode: 'open' }), options);
    else console.warn('Message us: the attribute “number” must be a phone number with its country code.', element);
  }
}

/** Made of elements and a style sheet of its own, so that no policy of the page and none of its styles stands in the way. */
function fill(root: ShadowRoot, options: ButtonOptions): void {
  const link = document.createElement('a');
  link.href = buttonAddress(options, script);
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  link.part.add('button');
  const label = document.createElement('span');
  label.textContent = options.label;
  const note = document.createElement('span');
  note.className = 'note';
  note.textContent = '(opens WhatsApp in a new tab)';
  link.append(icon(), label, ' ', note);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles(options));
  root.adoptedStyleSheets = [sheet];
  root.append(link);
}

function icon(): SVGElement {
  const namespace = 'http://www.w3.org/2000/svg';
  const picture = document.createElementNS(namespace, 'svg');
  picture.setAttribute('viewBox', '0 0 24 24');
  picture.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(namespace, 'path');
  path.setAttribute('d', ICON);
  path.setAttribute('fill', 'currentColor');
  picture.append(path);
  return picture;
}

/** Every value is one of ours or was checked letter by letter. */
function styles({ color, size, border_radius }: ButtonOptions): string {
  const { face, text, line } = COLORS[color];
  const { padding, font, icon: picture } = SIZES[size];
  return `
:host { display: inline-block }
:host([hidden]) { display: none }
a {
  display: inline-flex; align-items: center; gap: 9px; box-sizing: border-box; max-width: 100%;
  padding: ${padding}; border: 1px solid ${line}; border-radius: ${border_radius};
  background: ${face}; color: ${text};
  font: 600 ${font}/1.3 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif;
  text-align: start; text-decoration: none; cursor: pointer;
}
a:hover { filter: brightness(.95) }
a:focus-visible { outline: 3px solid #1b4f8a; outline-offset: 2px }
svg { flex: none; width: ${picture}; height: ${picture} }
.note { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
`;
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', draw, { once: true });
else draw();
