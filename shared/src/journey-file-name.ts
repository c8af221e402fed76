/** A file's name from a journey's: letters and digits of any language, joined by dashes. */
export function fileNameOf(name: string): string {
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return `${words.join('-') || 'journey'}.journey.json`;
}

/** The name that an imported journey gets unless it is changed. */
export function nameFromFile(file: string): string {
  const base = file
    .replace(/(\.journey)?\.json$/i, '')
    .replaceAll(/[-_]+/g, ' ')
    .trim();
  return base === '' ? 'Imported journey' : base.charAt(0).toUpperCase() + base.slice(1);
}
