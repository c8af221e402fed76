import type { RuleList } from '@sendero/shared';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { orderRules, rulesQuery } from '../api/rules-api';
import { toastFailure } from '../ui/toast';
import { entriesOf, listOf, movedEntry, nameOfEntry, orderOf, type Entry } from './entries';

const ORDERING = ['rules', 'order'] as const;

export interface Reordering {
  /** The line that is being dragged, and the place where it would be dropped. */
  readonly drag: { readonly id: string; readonly to: number } | null;
  /** What to tell people who do not see the list. */
  readonly said: string;
  readonly onPointerDown: (event: PointerEvent<HTMLElement>, id: string) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>, id: string) => void;
}

/** Moves lines by dragging their handles and with the arrow keys; what is shown is saved at once. */
export function useReordering(list: RuleList): Reordering {
  const save = useSaveOrder();
  const entries = entriesOf(list);
  const latest = useRef(entries);
  latest.current = entries;
  const [drag, setDrag] = useState<Reordering['drag']>(null);
  const [said, setSaid] = useState('');
  const refocus = useRef<string | null>(null);

  const move = useCallback(
    (id: string, to: number) => {
      const moved = movedEntry(latest.current, id, to);
      if (moved === latest.current) return;
      const at = moved.findIndex((entry) => entry.id === id);
      const entry = moved[at];
      if (entry) setSaid(`${nameOfEntry(entry)}: ${at + 1} of ${moved.length}`);
      save(listOf(moved));
    },
    [save],
  );

  // A line that goes to another place of the page loses the focus on its way.
  useEffect(() => {
    if (refocus.current === null) return;
    document.getElementById(handleId(refocus.current))?.focus();
    refocus.current = null;
  });

  return {
    drag,
    said,
    onPointerDown: (event, id) => {
      if (event.button !== 0) return;
      event.preventDefault();
      event.currentTarget.focus();
      follow(id, latest.current, setDrag, (to) => move(id, to));
    },
    onKeyDown: (event, id) => {
      const steps = { ArrowUp: -1, ArrowDown: 1, Home: -Infinity, End: Infinity }[event.key];
      if (steps === undefined) return;
      event.preventDefault();
      refocus.current = id;
      move(id, latest.current.findIndex((entry) => entry.id === id) + steps);
    },
  };
}

export function handleId(id: string): string {
  return `handle-${id}`;
}

export function rowId(id: string): string {
  return `asked-${id}`;
}

/** Follows the pointer until it is let go. Escape leaves everything as it was. */
function follow(
  id: string,
  entries: readonly Entry[],
  onDrag: (drag: Reordering['drag']) => void,
  onDrop: (to: number) => void,
): void {
  const from = entries.findIndex((entry) => entry.id === id);
  let to = from;
  const over = new AbortController();
  const listen = { signal: over.signal } as const;
  const finish = (keep: boolean) => {
    over.abort();
    onDrag(null);
    if (keep) onDrop(to);
  };
  onDrag({ id, to });
  window.addEventListener(
    'pointermove',
    ({ clientY }) => {
      const above = entries.filter((entry) => entry.id !== id && middleOf(entry.id) < clientY).length;
      if (above !== to) onDrag({ id, to: (to = above) });
    },
    listen,
  );
  window.addEventListener('pointerup', () => finish(true), listen);
  window.addEventListener('pointercancel', () => finish(false), listen);
  window.addEventListener('keydown', ({ key }) => key === 'Escape' && finish(false), listen);
}

function middleOf(id: string): number {
  const box = document.getElementById(rowId(id))?.getBoundingClientRect();
  return box ? box.top + box.height / 2 : 0;
}

/** Shows an order at once and saves it, one after another; what the server says last is kept. */
function useSaveOrder(): (list: RuleList) => void {
  const client = useQueryClient();
  const isLast = () => client.isMutating({ mutationKey: ORDERING }) <= 1;
  const { mutate } = useMutation({
    mutationKey: ORDERING,
    scope: { id: ORDERING.join() },
    mutationFn: (list: RuleList) => orderRules(orderOf(list)),
    onSuccess: (saved) => {
      if (isLast()) client.setQueryData(rulesQuery.queryKey, saved);
    },
    onError: (error) => {
      toastFailure('The order was not saved', error);
      if (isLast()) void client.invalidateQueries({ queryKey: rulesQuery.queryKey });
    },
  });
  return useCallback(
    (list) => {
      void client.cancelQueries({ queryKey: rulesQuery.queryKey });
      client.setQueryData(rulesQuery.queryKey, list);
      mutate(list);
    },
    [client, mutate],
  );
}
