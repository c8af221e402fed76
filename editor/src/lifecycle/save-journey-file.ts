import { fileNameOf, writeJourney, type JourneyDocument, type NamedScenario } from '@sendero/shared';

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
