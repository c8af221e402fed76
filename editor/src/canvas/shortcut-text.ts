const MAC_SIGNS: Readonly<Record<string, string>> = { mod: '⌘', shift: '⇧', Delete: '⌫' };
const OTHER_SIGNS: Readonly<Record<string, string>> = { mod: 'Ctrl', shift: 'Shift' };

/** A shortcut as a keyboard names it, such as Ctrl + Z. */
export function shortcutText(shortcut: string, mac: boolean): string {
  const signs = mac ? MAC_SIGNS : OTHER_SIGNS;
  const keys = shortcut === 'shift+?' ? ['?'] : shortcut.split('+');
  return keys.map((key) => signs[key] ?? key).join(mac ? '' : ' + ');
}
