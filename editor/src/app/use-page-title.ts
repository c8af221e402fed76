import { useDocumentTitle } from '@mantine/hooks';
import { useUnread } from '../inbox/use-unread';

/** Names the browser's tab, with how many messages nobody has read. */
export function usePageTitle(title: string): void {
  const unread = useUnread();
  useDocumentTitle(`${unread > 0 ? `(${unread}) ` : ''}${title} · Sendero`);
}
