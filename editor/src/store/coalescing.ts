/** Edits with the same key that follow each other within this many ms are one step of undo. */
const SAME_EDIT_WITHIN_MS = 1_000;

/** Tells whether an edit goes on with the one before it, as typing and arrow keys do. */
export interface Coalescing {
  /** Notes an edit; a null key never continues anything. */
  begin(key: string | null): void;
  /** Whether the edit noted last belongs to the step of undo that is already there. */
  continues(): boolean;
  /** What comes next is a step of its own. */
  end(): void;
}

export function createCoalescing(now: () => number): Coalescing {
  let last: { readonly key: string; readonly at: number } | null = null;
  let continuing = false;
  return {
    begin(key) {
      const at = now();
      continuing = key !== null && last?.key === key && at - last.at < SAME_EDIT_WITHIN_MS;
      last = key === null ? null : { key, at };
    },
    continues: () => continuing,
    end() {
      last = null;
      continuing = false;
    },
  };
}
