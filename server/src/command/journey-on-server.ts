import { fileNameOf, nameFromFile, type JourneySummary } from '@sendero/shared';
import path from 'node:path';
import { CommandError } from './command-error';
import type { Product } from './product';

/** Which journey of the workspace a file is about: the one that is called so, or whose export has the file's name. */
export async function journeyOnServer(
  product: Product,
  file: string,
  name: string | undefined,
): Promise<JourneySummary | null> {
  const journeys = await product.all<JourneySummary>('/journeys');
  if (name !== undefined) return journeys.find((journey) => journey.name === name) ?? null;
  const wanted = fileNameOf(nameFromFile(path.basename(file)));
  const found = journeys.filter((journey) => fileNameOf(journey.name) === wanted);
  if (found.length > 1) {
    const names = found
      .map((journey) => `“${journey.name}”`)
      .toSorted()
      .join(' and ');
    throw new CommandError(`The file could be ${names}. Say which one with --name.`);
  }
  return found[0] ?? null;
}
