import { Button, Group } from '@mantine/core';
import { IconBug } from '@tabler/icons-react';
import { useRouteError } from 'react-router';
import { messageOf } from '../api/problem-error';
import { EmptyState } from '../ui/empty-state';
import { Page } from '../ui/page';

/** What is shown in place of a page that broke. */
export function RouteError() {
  const error = useRouteError();
  return (
    <Page title="This page broke">
      <EmptyState
        Icon={IconBug}
        title="Something went wrong in the editor"
        action={
          <Group justify="center">
            <Button onClick={() => window.location.reload()}>Reload</Button>
            <Button component="a" href="/journeys" variant="default">
              To the journeys
            </Button>
          </Group>
        }
      >
        What was saved is safe. Reload the page; if it breaks again, report this: “{messageOf(error)}”.
      </EmptyState>
    </Page>
  );
}
