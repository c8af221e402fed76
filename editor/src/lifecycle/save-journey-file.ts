import { fileNameOf, writeJourney, type JourneyDocument, type NamedScenario } from '@sendero/shared';
import { saveFile } from '../ui/save-file';

/** Hands a journey to the browser as a file to keep. */
export function saveJourneyFile(
  name: string,
  document: JourneyDocument,
  scenarios: readonly NamedScenario[] = [],
): void {
  saveFile(fileNameOf(name), new Blob([writeJourney(document, scenarios)], { type: 'application/json' }));
}
