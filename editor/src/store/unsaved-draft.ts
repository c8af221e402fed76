import { journeyDocument, type JourneyDocument, type JourneyId } from '@sendero/shared';

/** Work that the server has not confirmed yet, and the revision that it was made from. */
export interface UnsavedDraft {
  readonly draftRevision: number;
  readonly document: JourneyDocument;
}

/** Keeps a journey's unsaved work over a crash or a closed tab. */
export interface UnsavedDraftKeeper {
  read(): UnsavedDraft | null;
  keep(draft: UnsavedDraft): void;
  forget(): void;
}

type KeyValueStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export function unsavedDraftKeeper(id: JourneyId, storage: KeyValueStorage): UnsavedDraftKeeper {
  const key = `sendero.unsaved.${id}`;
  return {
    read() {
      try {
        return parse(storage.getItem(key));
      } catch {
        return null;
      }
    },
    keep(draft) {
      try {
        storage.setItem(key, JSON.stringify(draft));
      } catch {
        // A full or forbidden storage must not stop the saving that it only backs up.
      }
    },
    forget: () => storage.removeItem(key),
  };
}

function parse(text: string | null): UnsavedDraft | null {
  if (text === null) return null;
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || !('draftRevision' in value) || !('document' in value)) return null;
  const document = journeyDocument.safeParse(value.document);
  if (!document.success || typeof value.draftRevision !== 'number') return null;
  return { draftRevision: value.draftRevision, document: document.data };
}
