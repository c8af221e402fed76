import type { JourneyDetail } from '@sendero/shared';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { getJourney, journeyQueries, saveDraft } from '../api/journeys-api';
import { connection } from '../api/socket';
import { createDraftSaver, type DraftSaver } from '../store/draft-saver';
import { createJourneyStore, type JourneyStore } from '../store/journey-store';
import { sameJson } from '../store/same-json';
import { unsavedDraftKeeper, type UnsavedDraft } from '../store/unsaved-draft';
import { createCanvasView, type CanvasViewStore } from './canvas-view';

export interface OpenJourney {
  readonly store: JourneyStore;
  readonly view: CanvasViewStore;
  readonly saver: DraftSaver;
  /** What was left unsaved in this browser and is made from another revision than the server's. */
  readonly stranded: UnsavedDraft | null;
  /** Unsaved work of an earlier visit was taken up again. */
  readonly restored: boolean;
}

/** Opens a journey for editing: its document with history, saved as it changes. */
export function useOpenJourney(journey: JourneyDetail): OpenJourney {
  const client = useQueryClient();
  const [open] = useState(() =>
    openJourney(journey, (fresh) => client.setQueryData(journeyQueries.detail(journey.id).queryKey, fresh)),
  );
  const { store, saver } = open;

  // Outside React: the document is saved whenever it changes, also when this page is left, or when the network or the
  // server is back.
  useEffect(() => {
    const tell = () => saver.change(store.getState().document);
    const flush = () => void saver.flush();
    tell();
    const stop = store.subscribe(tell);
    const stopListening = connection.subscribe(() => {
      if (connection.isUp()) flush();
    });
    window.addEventListener('online', flush);
    window.addEventListener('pagehide', flush);
    return () => {
      stop();
      stopListening();
      window.removeEventListener('online', flush);
      window.removeEventListener('pagehide', flush);
      void saver.flush().finally(() => saver.stop());
    };
  }, [store, saver]);

  return open;
}

function openJourney(
  journey: JourneyDetail,
  cache: (update: (detail: JourneyDetail | undefined) => JourneyDetail | undefined) => void,
): OpenJourney {
  const keeper = unsavedDraftKeeper(journey.id, localStorage);
  const unsaved = keeper.read();
  const differs = unsaved !== null && !sameJson(unsaved.document, journey.draft);
  if (unsaved && !differs) keeper.forget();
  const restored = differs && unsaved.draftRevision === journey.draftRevision;
  const saver = createDraftSaver({
    draftRevision: journey.draftRevision,
    document: journey.draft,
    keeper,
    save: (draft) => saveDraft(journey.id, draft),
    load: () => getJourney(journey.id),
    onSaved: ({ draftRevision, updatedAt, draftChanged }, draft) =>
      cache((detail) => detail && { ...detail, draftRevision, updatedAt, draftChanged, draft }),
  });
  return {
    store: createJourneyStore(restored ? unsaved.document : journey.draft, () => Date.now()),
    view: createCanvasView(),
    saver,
    stranded: differs && !restored ? unsaved : null,
    restored,
  };
}
