import { Menu, VisuallyHidden } from '@mantine/core';
import {
  IconChartBar,
  IconDots,
  IconListCheck,
  IconMessages,
  IconRoute2,
  IconSettings,
  IconTemplate,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react';
import { Link, NavLink, useLocation } from 'react-router';
import { useUnread } from '../inbox/use-unread';
import { countText } from '../ui/count-text';
import styles from './navigation.module.css';

interface Place {
  readonly to: string;
  readonly label: string;
  readonly Icon: typeof IconDots;
  /** Behind “More” on a narrow screen. */
  readonly rare?: boolean;
}

const places: readonly Place[] = [
  { to: '/dashboard', label: 'Dashboard', Icon: IconChartBar },
  { to: '/journeys', label: 'Journeys', Icon: IconRoute2 },
  { to: '/rules', label: 'Rules', Icon: IconListCheck, rare: true },
  { to: '/inbox', label: 'Inbox', Icon: IconMessages },
  { to: '/contacts', label: 'Contacts', Icon: IconUsers },
  { to: '/segments', label: 'Segments', Icon: IconUsersGroup, rare: true },
  { to: '/templates', label: 'Templates', Icon: IconTemplate, rare: true },
  { to: '/settings', label: 'Settings', Icon: IconSettings, rare: true },
];

/** A rail at the side; tabs at the bottom of a narrow screen. */
export function Navigation() {
  const unread = useUnread();
  return (
    <nav className={styles.rail} aria-label="Main">
      {places.map(({ to, label, Icon, rare = false }) => (
        <NavLink key={to} to={to} className={`${styles.place} ${rare ? styles.rare : ''}`}>
          <span className={styles.icon}>
            <Icon size={22} stroke={1.6} aria-hidden />
            {to === '/inbox' && unread > 0 && (
              <span
                className={styles.unread}
                title={`${countText(unread)} unread ${unread === 1 ? 'conversation' : 'conversations'}`}
              >
                {unread > 99 ? '99+' : unread}
                <VisuallyHidden component="span"> unread in </VisuallyHidden>
              </span>
            )}
          </span>
          <span>{label}</span>
        </NavLink>
      ))}
      <MorePlaces />
    </nav>
  );
}

/** The places for which the tabs of a narrow screen have no room. */
function MorePlaces() {
  const { pathname } = useLocation();
  const rare = places.filter((place) => place.rare);
  const here = rare.find(({ to }) => pathname.startsWith(to));
  return (
    <Menu position="top-end" width={190}>
      <Menu.Target>
        <button type="button" className={`${styles.place} ${styles.more}`} {...(here && { 'data-here': true })}>
          <IconDots size={22} stroke={1.6} aria-hidden />
          <span>More</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {rare.map(({ to, label, Icon }) => (
          <Menu.Item
            key={to}
            component={Link}
            to={to}
            leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
            {...(here?.to === to && { 'aria-current': 'page' as const })}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
