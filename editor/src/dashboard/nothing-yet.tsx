import { Button } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { workspaceQuery } from '../api/workspace-api';
import { EmptyState } from '../ui/empty-state';
import styles from './dashboard-page.module.css';

/** Says what would be here, and how to get it. */
export function NothingYet() {
  const { data: sandbox = false } = useQuery({ ...workspaceQuery, select: (workspace) => workspace.sandbox });
  const action = sandbox ? (
    <Button component="a" href="/sandbox/" target="_blank" rel="noopener">
      Open the phone
    </Button>
  ) : (
    <Button component={Link} to="/journeys">
      To the journeys
    </Button>
  );
  return (
    <div className={styles.wide}>
      <EmptyState Icon={IconChartBar} title="Nothing happened in this time" action={action}>
        As soon as somebody writes to you, or a journey writes to somebody, you see here how many messages came and
        went, how many were delivered, read and answered, and what stood in the way.{' '}
        {sandbox
          ? 'Write “hi” on the phone to try it, or choose a longer time above.'
          : 'Publish a journey to begin, or choose a longer time above.'}
      </EmptyState>
    </div>
  );
}
