import type { JourneyDetail, JourneyDocument, PublishedVersion } from '@sendero/shared';

/** A journey and its newest version, by their ids. */
export interface PublishedJourney {
  readonly journeyId: string;
  readonly versionId: string;
}

/** Journeys as the editor keeps them, over the API. */
export interface Publishing {
  /** Adds a journey and publishes it, beside those that are live. */
  add(document: JourneyDocument, name: string): Promise<PublishedJourney>;
  /** Saves another draft in place of the one that is there. */
  redraw(journeyId: string, document: JourneyDocument): Promise<void>;
  /**
   * Publishes the draft once more.
   *
   * @param choices what becomes of people under way, such as `{ inFlight: 'move' }`
   * @returns the id of the new version
   */
  publishAgain(journeyId: string, choices?: object): Promise<string>;
}

/** @param ask makes a request, whose path begins after `/api`, and answers with its body */
export function publishing(
  ask: <T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) => Promise<T>,
): Publishing {
  const publishAgain = async (journeyId: string, choices: object = {}): Promise<string> =>
    (await ask<PublishedVersion>('POST', `/journeys/${journeyId}/publish`, choices)).id;
  return {
    publishAgain,
    async add(document, name) {
      const { id: journeyId } = await ask<JourneyDetail>('POST', '/journeys', { name, document });
      return { journeyId, versionId: await publishAgain(journeyId) };
    },
    async redraw(journeyId, document) {
      const { draftRevision } = await ask<JourneyDetail>('GET', `/journeys/${journeyId}`);
      await ask('PUT', `/journeys/${journeyId}/draft`, { draftRevision, document });
    },
  };
}
