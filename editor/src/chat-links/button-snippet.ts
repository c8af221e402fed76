import type { ButtonOptions } from '../widget/button-options';

const ATTRIBUTES = ['number', 'label', 'pre_filled_message', 'color', 'size', 'border_radius'] as const;

/** What goes on a page where the button is to be: the button's place, and after it the script that draws it. */
export function buttonSnippet(options: ButtonOptions, script: string): string {
  const attributes = ATTRIBUTES.filter((name) => options[name] !== '').map(
    (name) => `\n  ${name}="${escaped(options[name])}"`,
  );
  return `<div class="wa-message-us"${attributes.join('')}></div>\n<script src="${escaped(script)}" async></script>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
