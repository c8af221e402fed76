/** What a field of a step is called where differences are told, such as “timeout amount” of `config.timeout.amount`. */
export function fieldText(path: string): string {
  return path
    .replace(/^config\./, '')
    .split('.')
    .map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : (names[part] ?? words(part))))
    .join(' ');
}

/** What is called otherwise where it is filled in. */
const names: Readonly<Record<string, string>> = { title: 'name' };

function words(part: string): string {
  return part.replace(/(?<=[a-z\d])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
