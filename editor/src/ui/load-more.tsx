import { Button } from '@mantine/core';
import styles from './load-more.module.css';

export interface LoadMoreProps {
  readonly more: boolean;
  readonly loading: boolean;
  /** After a failure nothing is loaded by itself: the button asks. */
  readonly failed: boolean;
  readonly onLoad: () => void;
  readonly label: string;
}

/** Loads the next page as soon as the end of the list comes into view; a button for everybody else. */
export function LoadMore({ more, loading, failed, onLoad, label }: LoadMoreProps) {
  if (!more) return null;
  const watchView = (element: HTMLDivElement) => {
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting === true && !loading && !failed) onLoad();
      },
      { rootMargin: '200px', scrollMargin: '600px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  };
  return (
    <div className={styles.more} ref={watchView}>
      <Button variant="subtle" size="xs" loading={loading} onClick={onLoad}>
        {failed ? 'That did not work. Try again' : label}
      </Button>
    </div>
  );
}
