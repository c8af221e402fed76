import type { ReactNode } from 'react';
import type { Customer, SimulatedChannelView } from '../../../src/control-api';
import { withoutFormatting } from '../messages/message-summary';
import { Avatar } from '../ui/avatar';
import { whenShort } from '../ui/dates';
import { IconButton } from '../ui/icon-button';
import { BackIcon } from '../ui/icons';
import styles from '../customers/customer-row.module.css';
import header from './chat-header.module.css';
import screen from './business-list.module.css';

/** The chats on one customer's phone, when there is more than one business to write to. */
export function BusinessList({
  customer,
  channels,
  now,
  onPick,
  onBack,
}: {
  readonly customer: Customer;
  readonly channels: readonly SimulatedChannelView[];
  readonly now: number;
  readonly onPick: (phoneNumberId: string) => void;
  readonly onBack: (() => void) | null;
}): ReactNode {
  return (
    <section className={screen['screen']} aria-label={`${customer.name}’s chats`}>
      <header className={header['header']}>
        {onBack && (
          <IconButton label="Back to the customers" onClick={onBack} data-testid="back">
            <BackIcon />
          </IconButton>
        )}
        <div className={header['names']}>
          <h1>Chats</h1>
          <p>You are {customer.name}</p>
        </div>
      </header>
      <ul className={screen['list']}>
        {channels.map((channel) => {
          const chat = customer.chats.find(({ phoneNumberId }) => phoneNumberId === channel.phoneNumberId);
          return (
            <li key={channel.phoneNumberId}>
              <button
                type="button"
                className={styles['row']}
                onClick={() => onPick(channel.phoneNumberId)}
                data-testid={`business-${channel.phoneNumberId}`}
              >
                <Avatar name={channel.verifiedName} />
                <span className={styles['middle']}>
                  <span className={styles['name']}>{channel.verifiedName}</span>
                  <span className={styles['last']}>
                    {withoutFormatting(chat?.lastText ?? '') || channel.displayPhoneNumber}
                  </span>
                </span>
                <span className={styles['end']}>
                  {chat && <span className={styles['when']}>{whenShort(chat.lastAt, now)}</span>}
                  {chat && chat.unread > 0 && <span className={styles['unread']}>{chat.unread}</span>}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
