import type { ChannelHealth } from '@sendero/shared';
import { countText } from '../ui/count-text';
import { Facts } from '../ui/facts';
import { Panel } from '../ui/panel';
import { percentText } from '../ui/percent-text';
import { RelativeTime } from '../ui/relative-time';
import { StatusBadge } from '../ui/status-badge';
import { lengthText } from '../ui/time-text';
import styles from './channels-panel.module.css';

/** Each number with its quality and limits, as far as Meta told them. */
export function ChannelsPanel({ channels }: { readonly channels: readonly ChannelHealth[] }) {
  return (
    <Panel title="Channels">
      {channels.length === 0 && (
        <p className={styles.none}>No WhatsApp number is connected yet, so nothing can be sent or received.</p>
      )}
      <ul className={styles.channels}>
        {channels.map((channel) => (
          <li key={channel.id} className={styles.channel} data-testid={`channel-${channel.id}`}>
            <div className={styles.name}>
              <strong>{channel.name}</strong>
              <span className={styles.number}>{channel.displayPhoneNumber}</span>
              <State channel={channel} />
            </div>
            <Facts facts={factsOf(channel)} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function State({ channel: { restsForMs, quality } }: { readonly channel: ChannelHealth }) {
  if (restsForMs > 0) return <StatusBadge tone="warning">Resting for {lengthText(restsForMs)}</StatusBadge>;
  if (quality?.state === 'flagged') return <StatusBadge tone="danger">Low quality</StatusBadge>;
  return <StatusBadge tone="positive">Sending</StatusBadge>;
}

function factsOf({ quality, messagingLimit, throughputPerSecond, lastMinute, messages, failed }: ChannelHealth) {
  return [
    [
      'Quality',
      quality ? (
        <>
          {quality.state === 'flagged' ? 'Flagged as low by Meta' : 'Good again, says Meta'},{' '}
          <RelativeTime at={quality.at} />
        </>
      ) : (
        'Not known: Meta tells of it when it changes'
      ),
    ],
    [
      'Limit',
      messagingLimit ? (
        <>
          {messagingLimit.people === null
            ? 'No limit'
            : `${countText(messagingLimit.people)} people written to first in 24 hours`}
          , told <RelativeTime at={messagingLimit.at} />
        </>
      ) : (
        'Not known: Meta tells of it when it changes'
      ),
    ],
    [
      'Speed',
      `${countText(lastMinute.in)} in and ${countText(lastMinute.out)} out in the last minute; at most ${countText(throughputPerSecond)} a second`,
    ],
    [
      'In this time',
      messages === 0
        ? 'Nothing sent'
        : `${countText(messages)} ${messages === 1 ? 'message' : 'messages'}, ${failed === 0 ? 'none' : `${countText(failed)} (${percentText(failed, messages)})`} failed`,
    ],
  ] as const;
}
