import { useQuery } from '@tanstack/react-query';
import { workspaceQuery } from '../api/workspace-api';
import { BackLink } from '../ui/back-link';
import { ListSkeleton } from '../ui/list-skeleton';
import { Loaded } from '../ui/loaded';
import { Page } from '../ui/page';
import { AgentsPanel } from './agents-panel';
import { AwayMessagePanel } from './away-message-panel';
import { LabelsPanel } from './labels-panel';
import { NoticesPanel } from './notices-panel';
import styles from './settings-page.module.css';
import { TeamsPanel } from './teams-panel';

/** Who works in the inbox, and how. */
export function InboxSettingsPage() {
  const query = useQuery(workspaceQuery);
  return (
    <Page
      title="Inbox settings"
      description="Who answers contacts, and how conversations come to them."
      back={<BackLink to="/settings">Settings</BackLink>}
    >
      <Loaded query={query} waiting={<ListSkeleton rows={3} height={140} />} failure="The settings can't be shown">
        {(workspace) => (
          <div className={styles.panels}>
            <AgentsPanel />
            <TeamsPanel />
            <LabelsPanel />
            <AwayMessagePanel workspace={workspace} />
            <NoticesPanel />
          </div>
        )}
      </Loaded>
    </Page>
  );
}
