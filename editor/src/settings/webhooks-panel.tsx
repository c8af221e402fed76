import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { Panel } from '../ui/panel';

/** The way to the page of webhooks and bots. */
export function WebhooksPanel() {
  return (
    <Panel
      title="Webhooks and bots"
      description="Tell other systems of messages, receipts, consent and runs as they happen, and let bots have conversations."
    >
      <Button component={Link} to="/settings/webhooks" variant="default">
        Open webhooks and bots
      </Button>
    </Panel>
  );
}
