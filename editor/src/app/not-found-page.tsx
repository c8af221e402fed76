import { Button } from '@mantine/core';
import { IconMapQuestion } from '@tabler/icons-react';
import { Link } from 'react-router';
import { EmptyState } from '../ui/empty-state';
import { Page } from '../ui/page';

export function NotFoundPage() {
  return (
    <Page title="Nothing here">
      <EmptyState
        Icon={IconMapQuestion}
        title="This path leads nowhere"
        action={
          <Button component={Link} to="/journeys">
            To the journeys
          </Button>
        }
      >
        The address may be mistyped, or what it showed was deleted.
      </EmptyState>
    </Page>
  );
}
