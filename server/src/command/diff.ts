import { diffJourneys, isSameJourney, type JourneyDocument, type VersionDetail } from '@sendero/shared';
import { CommandError } from './command-error';
import { differenceText } from './difference-text';
import { journeyOnServer } from './journey-on-server';
import type { Product } from './product';
import { readJourneyFile } from './read-journey-file';
import type { Say } from './say';

/** Says what a journey's file changes against another file, or against what is published; 1 when anything. */
export async function diff(
  [path, other]: readonly [string, string | undefined],
  product: Product,
  name: string | undefined,
  say: Say,
): Promise<number> {
  const { journey: after } = readJourneyFile(path);
  const before = other === undefined ? await published(path, product, name, say) : readJourneyFile(other).journey;
  const difference = diffJourneys(before, after);
  if (isSameJourney(difference)) {
    say('No difference.');
    return 0;
  }
  for (const line of differenceText(difference, before, after)) say(line);
  return 1;
}

async function published(path: string, product: Product, name: string | undefined, say: Say): Promise<JourneyDocument> {
  const journey = await journeyOnServer(product, path, name);
  if (!journey) throw new CommandError(`No journey at ${product.url} belongs to ${path}. Name one with --name.`);
  if (!journey.version)
    throw new CommandError(`“${journey.name}” was never published, so there is nothing to compare with.`);
  const version = await product.call<VersionDetail>('GET', `/journeys/${journey.id}/versions/${journey.version.id}`);
  say(`Against version ${version.number} of “${journey.name}”:`);
  return version.document;
}
