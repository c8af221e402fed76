import { useState, type ReactNode } from 'react';
import type { Customer } from '../../src/control-api';
import styles from './app.module.css';
import { BusinessList } from './chat/business-list';
import { ChatScreen } from './chat/chat-screen';
import { ControlPanel } from './controls/control-panel';
import { CustomerPanel } from './customers/customer-panel';
import { leadsTo, linkOpened } from './sandbox/link-opened';
import { useRoute } from './sandbox/use-route';
import { useSandbox, type Sandbox } from './sandbox/use-sandbox';
import { useSandboxTime } from './sandbox/use-sandbox-time';
import { Button } from './ui/button';
import { Device } from './ui/device';
import { Sheet } from './ui/sheet';
import { useLayout } from './ui/use-layout';

/** The sandbox's screen: who holds the phone, the phone, and the world's controls. */
export function App(): ReactNode {
  const sandbox = useSandbox();
  const layout = useLayout();
  const now = useSandboxTime(sandbox.state.offsetMs);
  const [route, goTo] = useRoute();
  const [controlsOpen, setControlsOpen] = useState(false);
  const { phase, problem, connection, customers } = sandbox.state;

  if (phase === 'loading') return <main className={styles['whole']} aria-busy="true" />;
  if (phase === 'failed') return <Unreachable problem={problem} onRetry={sandbox.reload} />;

  const showControls = layout === 'wide' ? null : () => setControlsOpen(true);
  const narrow = layout === 'narrow';
  const customer = customers.find(({ waId }) => waId === route.waId);
  const list = (
    <CustomerPanel
      customers={customers}
      selected={route.waId}
      now={now}
      onPick={(waId) => goTo({ waId, phoneNumberId: null })}
      onAdded={(added) => {
        sandbox.dispatch({ type: 'happened', events: [{ type: 'customer', customer: added }], receivedAt: Date.now() });
        goTo({ waId: added.waId, phoneNumberId: null });
      }}
      onControls={narrow && customer ? null : showControls}
    />
  );
  const screen = (
    <PhoneScreen
      sandbox={sandbox}
      customer={customer}
      now={now}
      onLeave={narrow ? () => goTo({ waId: null, phoneNumberId: null }) : null}
      onControls={narrow ? showControls : null}
    />
  );

  return (
    <>
      <div className={styles['page']} inert={controlsOpen && layout !== 'wide'}>
        {connection === 'lost' && (
          <p className={styles['lost']} role="status">
            The connection to the sandbox is lost. Trying again…
          </p>
        )}
        <div className={`${styles['columns']} ${styles[layout]}`}>
          {narrow ? (
            <main className={styles['whole']}>{customer ? screen : list}</main>
          ) : (
            <>
              <aside className={styles['list']}>{list}</aside>
              <main className={styles['phone']}>
                <Device now={now}>{screen}</Device>
              </main>
            </>
          )}
          {layout === 'wide' && (
            <aside className={styles['controls']} aria-label="Sandbox controls">
              <ControlPanel sandbox={sandbox} now={now} />
            </aside>
          )}
        </div>
      </div>
      {controlsOpen && layout !== 'wide' && (
        <Sheet title="Sandbox controls" onClose={() => setControlsOpen(false)}>
          <ControlPanel sandbox={sandbox} now={now} />
        </Sheet>
      )}
    </>
  );
}

function PhoneScreen({
  sandbox,
  customer,
  now,
  onLeave,
  onControls,
}: {
  readonly sandbox: Sandbox;
  readonly customer: Customer | undefined;
  readonly now: number;
  /** Back to the list of customers; null where that list is in sight. */
  readonly onLeave: (() => void) | null;
  readonly onControls: (() => void) | null;
}): ReactNode {
  const [route, goTo] = useRoute();
  const [link, setLink] = useState(() => linkOpened(window.location.search));
  const { channels } = sandbox.state;
  const linked = channels.find(({ displayPhoneNumber }) => link !== null && leadsTo(link, displayPhoneNumber));
  const only = channels.length === 1 ? channels[0] : undefined;
  const channel = channels.find(({ phoneNumberId }) => phoneNumberId === route.phoneNumberId) ?? linked ?? only;

  if (customer === undefined) {
    if (linked) {
      return (
        <Blank title="Whose phone is this?">
          A link was tapped that opens a chat with {linked.verifiedName}. Pick the customer who tapped it, or add one.
        </Blank>
      );
    }
    return <Blank title="Whose phone is this?">Pick a customer from the list, or add one, to write as them.</Blank>;
  }
  if (channels.length === 0) {
    return (
      <Blank title="No business to write to">
        This sandbox has no business number yet. Connect one to it in the editor, then reload this page.
      </Blank>
    );
  }
  if (channel === undefined) {
    return (
      <BusinessList
        customer={customer}
        channels={channels}
        now={now}
        onPick={(phoneNumberId) => goTo({ waId: customer.waId, phoneNumberId })}
        onBack={onLeave}
      />
    );
  }
  return (
    <ChatScreen
      key={`${customer.waId}/${channel.phoneNumberId}`}
      sandbox={sandbox}
      customer={customer}
      channel={channel}
      now={now}
      written={link !== null && channel === linked ? link.text : ''}
      onWritten={() => {
        // The link was tapped once: the address and the next chat know nothing of it.
        setLink(null);
        if (only === undefined) goTo({ waId: customer.waId, phoneNumberId: channel.phoneNumberId });
        window.history.replaceState(null, '', `${window.location.pathname}${window.location.hash}`);
      }}
      onBack={only ? onLeave : () => goTo({ waId: customer.waId, phoneNumberId: null })}
      onControls={onControls}
    />
  );
}

function Blank({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className={styles['blank']}>
      <h2>{title}</h2>
      <p>{children}</p>
    </div>
  );
}

function Unreachable({ problem, onRetry }: { readonly problem: string; readonly onRetry: () => void }): ReactNode {
  return (
    <main className={styles['whole']}>
      <div className={styles['blank']} role="alert">
        <h1>The sandbox can’t be reached</h1>
        <p>{problem}</p>
        <Button look="solid" onClick={onRetry}>
          Try again
        </Button>
      </div>
    </main>
  );
}
