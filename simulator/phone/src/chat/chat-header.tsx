import type { ReactNode } from 'react';
import type { Customer, SimulatedChannelView } from '../../../src/control-api';
import { Avatar } from '../ui/avatar';
import { IconButton } from '../ui/icon-button';
import { BackIcon, ControlsIcon } from '../ui/icons';
import styles from './chat-header.module.css';

/** Whom the customer is writing to; and, since this phone changes hands, who is writing. */
export function ChatHeader({
  channel,
  customer,
  typing,
  onBack,
  onControls,
}: {
  readonly channel: SimulatedChannelView;
  readonly customer: Customer;
  readonly typing: boolean;
  readonly onBack: (() => void) | null;
  readonly onControls: (() => void) | null;
}): ReactNode {
  return (
    <header className={styles['header']}>
      {onBack && (
        <IconButton label="Back to the list" onClick={onBack} data-testid="back">
          <BackIcon />
        </IconButton>
      )}
      <Avatar name={channel.verifiedName} size={38} />
      <div className={styles['names']}>
        <h1 title={channel.displayPhoneNumber}>{channel.verifiedName}</h1>
        <p>{typing ? 'typing…' : `You are ${customer.name}`}</p>
      </div>
      {onControls && (
        <IconButton label="Sandbox controls" onClick={onControls} data-testid="open-controls">
          <ControlsIcon />
        </IconButton>
      )}
    </header>
  );
}
