import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { AgentMenu } from '../agents/agent-menu';
import { workspaceQuery } from '../api/workspace-api';
import { ColorSchemeMenu } from './color-scheme-menu';
import { HealthStrip } from '../doctor/health-strip';
import { ConnectionNotice } from './connection-notice';
import styles from './header.module.css';
import { SandboxNotice } from './sandbox-notice';

export function Header() {
  const { data: workspace } = useQuery(workspaceQuery);
  return (
    <header className={styles.header}>
      <Link to="/dashboard" className={styles.brand} aria-label="Sendero, to the dashboard">
        <img src="/favicon.svg" alt="" width={24} height={24} />
        <span className={styles.name}>Sendero</span>
      </Link>
      {workspace && <span className={styles.workspace}>{workspace.name}</span>}
      <div className={styles.end}>
        <HealthStrip />
        <ConnectionNotice />
        {workspace?.sandbox === true && <SandboxNotice />}
        <AgentMenu />
        <ColorSchemeMenu />
      </div>
    </header>
  );
}
