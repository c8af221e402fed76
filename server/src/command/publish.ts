import {
  canonicalJson,
  nameFromFile,
  type InFlight,
  type JourneyDetail,
  type JourneySummary,
  type NamedScenario,
  type PublishedVersion,
  type SavedDraft,
  type Scenario,
} from '@sendero/shared';
import path from 'node:path';
import { CommandError } from './command-error';
import { journeyOnServer } from './journey-on-server';
import type { Product } from './product';
import { readJourneyFile, type JourneyFile } from './read-journey-file';
import type { Say } from './say';

export interface PublishOptions {
  readonly name: string | undefined;
  readonly inFlight: InFlight;
  /** Why, although scenarios do not pass. */
  readonly despite: string | undefined;
  /** Whether changes of a draft that nobody published may be lost. */
  readonly overwriteDraft: boolean;
}

/** Makes a file the draft of its journey, with its scenarios, and publishes that. A journey that is not there is made. */
export async function publish(file: string, product: Product, options: PublishOptions, say: Say): Promise<number> {
  const read = readJourneyFile(file);
  const found = await journeyOnServer(product, file, options.name);
  const journey = found ? await update(product, found, read, options) : await create(product, read, options, say);
  if (isLive(journey, read)) {
    say(`Version ${journey.version?.number} of “${journey.name}” is this already.`);
    return 0;
  }
  const { type } = options.inFlight;
  const version = await product.call<PublishedVersion>('POST', `/journeys/${journey.id}/publish`, {
    inFlight: type,
    ...(options.inFlight.type === 'move' && { nodes: options.inFlight.nodes }),
    ...(options.despite !== undefined && { despiteScenarios: options.despite }),
  });
  say(`Version ${version.number} of “${journey.name}” is live.`);
  return 0;
}

/** Whether new runs walk just this: typing the command again, after it was broken off or not, makes no other version. */
function isLive({ status, version, draft, draftChanged }: JourneyDetail, { journey }: JourneyFile): boolean {
  const runs = status === 'live' || status === 'paused';
  return runs && version !== null && !draftChanged && canonicalJson(draft) === canonicalJson(journey);
}

async function create(
  product: Product,
  { file, journey, scenarios }: JourneyFile,
  { name = nameFromFile(path.basename(file)) }: PublishOptions,
  say: Say,
): Promise<JourneyDetail> {
  const created = await product.call<JourneyDetail>('POST', '/journeys', { name, document: journey, scenarios });
  say(`“${created.name}” was made.`);
  return created;
}

async function update(
  product: Product,
  { id }: JourneySummary,
  { journey, scenarios }: JourneyFile,
  { overwriteDraft }: PublishOptions,
): Promise<JourneyDetail> {
  const stored = await product.call<JourneyDetail>('GET', `/journeys/${id}`);
  if (canonicalJson(stored.draft) !== canonicalJson(journey)) {
    if (stored.draftChanged && stored.version && !overwriteDraft) {
      throw new CommandError(
        `The draft of “${stored.name}” has changes that were never published and are not in this file. Export it first, or give --overwrite-draft to lose them.`,
      );
    }
    const { draftRevision } = stored;
    await product.call<SavedDraft>('PUT', `/journeys/${id}/draft`, { draftRevision, document: journey });
  }
  await keepScenarios(product, id, scenarios);
  return stored;
}

/** Those of the file are stored under their names; others stay as they are. */
async function keepScenarios(product: Product, id: string, scenarios: readonly NamedScenario[]): Promise<void> {
  if (scenarios.length === 0) return;
  const stored = await product.call<readonly Scenario[]>('GET', `/journeys/${id}/scenarios`);
  for (const scenario of scenarios) {
    const before = stored.find(({ name }) => name === scenario.name);
    if (!before) await product.call('POST', `/journeys/${id}/scenarios`, scenario);
    else if (canonicalJson(before.document) !== canonicalJson(scenario.document)) {
      await product.call('PATCH', `/journeys/${id}/scenarios/${before.id}`, { document: scenario.document });
    }
  }
}
