import { writeJourney, type JourneyDocument, type NamedScenario } from '@sendero/shared';

/** Hands a journey to the browser as a file to keep. */
export function saveJourneyFile(
  name: string,
  document: JourneyDocument,
  scenarios: readonly NamedScenario[] = [],
): void {
  const url = URL.createObjectURL(new Blob([writeJourney(document, scenarios)], { type: 'application/json' }));
  const link = window.document.createElement('a');
  link.href = url;
  link.download = fileNameOf(name);
  link.click();
  URL.revokeObjectURL(url);
}

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
