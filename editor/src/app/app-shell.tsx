import { Loader } from '@mantine/core';
import { Suspense } from 'react';
import { Outlet } from 'react-router';
import { useLiveInbox } from '../inbox/use-live-inbox';
import styles from './app-shell.module.css';
import { Header } from './header';
import { Navigation } from './navigation';

/** The frame around every page: navigation, header and the page itself, which fills the rest. */
export function AppShell() {
  useLiveInbox();
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        Skip to the page
      </a>
      <Header />
      <Navigation />
      <main id="main" tabIndex={-1} className={styles.main}>
        <Suspense
          fallback={
            <div className={styles.loading}>
              <Loader aria-label="Loading the page" />
            </div>
          }
        >
          <Outlet />
        </Suspense>
      </main>
    </div>
  );
}
