import { VisuallyHidden } from '@mantine/core';
import {
  IconChartBar,
  IconListCheck,
  IconMessages,
  IconRoute2,
  IconSettings,
  IconTemplate,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react';
import { NavLink } from 'react-router';
import { useUnread } from '../inbox/use-unread';
import styles from './navigation.module.css';

const places = [
  { to: '/dashboard', label: 'Dashboard', Icon: IconChartBar },
  { to: '/journeys', label: 'Journeys', Icon: IconRoute2 },
  { to: '/rules', label: 'Rules', Icon: IconListCheck },
  { to: '/inbox', label: 'Inbox', Icon: IconMessages },
  { to: '/contacts', label: 'Contacts', Icon: IconUsers },
  { to: '/segments', label: 'Segments', Icon: IconUsersGroup },
  { to: '/templates', label: 'Templates', Icon: IconTemplate },
  { to: '/settings', label: 'Settings', Icon: IconSettings },
] as const;

/** A rail at the side; tabs at the bottom of a narrow screen. */
export function Navigation() {
  const unread = useUnread();
  return (
    <nav className={styles.rail} aria-label="Main">
      {places.map(({ to, label, Icon }) => (
        <NavLink key={to} to={to} className={styles.place ?? ''}>
          <span className={styles.icon}>
            <Icon size={22} stroke={1.6} aria-hidden />
            {to === '/inbox' && unread > 0 && (
              <span className={styles.unread}>
                {unread > 99 ? '99+' : unread}
                <VisuallyHidden component="span"> unread in </VisuallyHidden>
              </span>
            )}
          </span>
          <span>{label}</span>
        </NavLink>
      ))}
    </nav>
  );
}
