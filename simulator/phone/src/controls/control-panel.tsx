import type { ReactNode } from 'react';
import type { Sandbox } from '../sandbox/use-sandbox';
import { LinkIcon } from '../ui/icons';
import { ClockControl } from './clock-control';
import styles from './control-panel.module.css';
import { FaultControls } from './fault-controls';
import { ReceiptControls } from './receipt-controls';
import { ThemeChoice } from './theme-choice';

/** What someone trying the sandbox can change about its world: the time, what goes wrong, how people read. */
export function ControlPanel({ sandbox, now }: { readonly sandbox: Sandbox; readonly now: number }): ReactNode {
  const { session } = sandbox;
  return (
    <div className={styles['panel']}>
      <ClockControl sandbox={sandbox} now={now} />
      <FaultControls session={session} />
      <ReceiptControls session={session} />
      <section className={styles['section']}>
        <h2>Theme</h2>
        <ThemeChoice />
      </section>
      <a className={styles['editor']} href="/">
        <LinkIcon size={18} />
        Open the editor
      </a>
    </div>
  );
}
