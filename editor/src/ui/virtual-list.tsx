import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import styles from './virtual-list.module.css';

export interface VirtualListProps<T> {
  readonly label: string;
  readonly items: readonly T[];
  /** The height of every row, in px. */
  readonly rowHeight: number;
  /** The row that is kept in view when it changes. */
  readonly chosen: string | null;
  readonly render: (item: T) => ReactNode;
  /** Called when the end comes near. */
  readonly onNearEnd: () => void;
  /** What stands above or in place of the rows. */
  readonly children?: ReactNode;
}

/** How many rows are drawn beyond each edge of what is seen. */
const BEYOND = 8;
/** How many rows before the end more are asked for. */
const NEAR_END = 20;

/**
 * A list that draws only the rows in view, however many there are. Rows that come in above what is looked at do not move
 * it.
 */
export function VirtualList<T extends { readonly id: string }>(props: VirtualListProps<T>) {
  const { label, items, rowHeight, chosen, render, onNearEnd, children } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const { ref: measured, height } = useElementSize<HTMLDivElement>();
  const ref = useMergedRef(scroller, measured);
  const [top, setTop] = useState(0);
  const begin = Math.max(0, top - BEYOND);
  const end = Math.min(items.length, top + Math.ceil((height || 900) / rowHeight) + BEYOND);

  useStillness(scroller, items, rowHeight);
  useInView(scroller, items, rowHeight, chosen);
  // Outside React: the server, which has more.
  useEffect(() => {
    if (end > items.length - NEAR_END) onNearEnd();
  }, [end, items.length, onNearEnd]);

  return (
    <div
      ref={ref}
      className={styles.scroller}
      tabIndex={-1}
      onScroll={(event) => setTop(Math.floor(event.currentTarget.scrollTop / rowHeight))}
    >
      {children}
      {items.length > 0 && (
        <ul className={styles.items} aria-label={label} style={{ height: items.length * rowHeight }}>
          {items.slice(begin, end).map((item, index) => (
            <li
              key={item.id}
              className={styles.item}
              style={{ height: rowHeight, transform: `translateY(${(begin + index) * rowHeight}px)` }}
              aria-setsize={items.length}
              aria-posinset={begin + index + 1}
            >
              {render(item)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

type Scroller = { readonly current: HTMLDivElement | null };

/** Keeps the row at the upper edge where it is when others come in above it; at the very top the newest are wanted. */
function useStillness(scroller: Scroller, items: readonly { readonly id: string }[], rowHeight: number): void {
  const before = useRef(items);
  useLayoutEffect(() => {
    const box = scroller.current;
    const was = before.current;
    before.current = items;
    if (!box || was === items || box.scrollTop < rowHeight) return;
    const index = Math.floor(box.scrollTop / rowHeight);
    const edge = was[index];
    const now = edge ? items.findIndex(({ id }) => id === edge.id) : -1;
    if (now >= 0 && now !== index) box.scrollTop += (now - index) * rowHeight;
  }, [scroller, items, rowHeight]);
}

function useInView(
  scroller: Scroller,
  items: readonly { readonly id: string }[],
  rowHeight: number,
  chosen: string | null,
): void {
  const shown = useRef<string | null>(null);
  useLayoutEffect(() => {
    const box = scroller.current;
    const index = chosen === null ? -1 : items.findIndex(({ id }) => id === chosen);
    if (!box || index < 0 || shown.current === chosen) return;
    shown.current = chosen;
    const [from, until] = [index * rowHeight, (index + 1) * rowHeight];
    if (from < box.scrollTop) box.scrollTop = from;
    else if (until > box.scrollTop + box.clientHeight) box.scrollTop = until - box.clientHeight;
  }, [scroller, items, rowHeight, chosen]);
}
