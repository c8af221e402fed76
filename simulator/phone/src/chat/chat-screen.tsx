import { useState, type ReactNode } from 'react';
import { unreachable } from '@sendero/shared/src/unreachable';
import type { ChatEntry, Customer, CustomerMessage, SimulatedChannelView } from '../../../src/control-api';
import type { CardAction, ListSection } from '../messages/message-view';
import { sandboxApi } from '../sandbox/sandbox-api';
import { useChat } from '../sandbox/use-chat';
import type { Sandbox } from '../sandbox/use-sandbox';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { Sheet } from '../ui/sheet';
import { AttachSheet } from './attach-sheet';
import { ChatActionsContext, type ChatActions } from './chat-actions';
import { ChatHeader } from './chat-header';
import { ChatLog } from './chat-log';
import styles from './chat-screen.module.css';
import { Composer } from './composer';
import { FlowForm } from './flow-form';
import { ListSheet } from './list-sheet';
import { LocationForm } from './location-form';
import { ReactionChoice } from './reaction-choice';

type OpenSheet =
  | { readonly type: 'attach' }
  | {
      readonly type: 'list';
      readonly messageId: string;
      readonly title: string;
      readonly sections: readonly ListSection[];
      readonly chosen: ReadonlySet<string>;
    }
  | { readonly type: 'location'; readonly messageId: string }
  | { readonly type: 'reaction'; readonly messageId: string }
  | { readonly type: 'form'; readonly messageId: string; readonly form: Extract<CardAction, { type: 'form' }> }
  /** Something that the sandbox cannot do, said as it is. */
  | { readonly type: 'explanation'; readonly title: string; readonly text: string };

/** One customer's chat with one business number. */
export function ChatScreen({
  sandbox,
  customer,
  channel,
  now,
  written,
  onWritten,
  onBack,
  onControls,
}: {
  readonly sandbox: Sandbox;
  readonly customer: Customer;
  readonly channel: SimulatedChannelView;
  /** Sandbox time, epoch ms. */
  readonly now: number;
  /** What a link wrote into the message; '' for nothing. */
  readonly written: string;
  /** The customer sent it, or wrote something else. */
  readonly onWritten: () => void;
  readonly onBack: (() => void) | null;
  readonly onControls: (() => void) | null;
}): ReactNode {
  const { waId } = customer;
  const { phoneNumberId } = channel;
  const { entries, typing, problem } = useChat(sandbox, waId, phoneNumberId);
  const [sheet, setSheet] = useState<OpenSheet | null>(null);
  const [replyTo, setReplyTo] = useState<ChatEntry | null>(null);
  const [refusal, setRefusal] = useState('');

  const send = async (message: CustomerMessage): Promise<boolean> => {
    setSheet(null);
    try {
      const entry = await sandboxApi.write(waId, phoneNumberId, message);
      const event = { type: 'chat', waId, phoneNumberId, entry } as const;
      sandbox.dispatch({ type: 'happened', events: [event], receivedAt: Date.now() });
      setRefusal('');
      return true;
    } catch (cause) {
      setRefusal(cause instanceof Error ? cause.message : String(cause));
      return false;
    }
  };
  const tap = (messageId: string, id: string): void => void send({ type: 'tap', messageId, id });
  const actions: ChatActions = {
    tap: (entry, id) => tap(entry.id, id),
    openList: (entry, { title, sections }, chosen) =>
      setSheet({ type: 'list', messageId: entry.id, title, sections, chosen }),
    shareLocation: (entry) => setSheet({ type: 'location', messageId: entry.id }),
    openForm: (entry, form) => setSheet({ type: 'form', messageId: entry.id, form }),
    explainCall: (title) => setSheet({ type: 'explanation', title, text: callExplanation }),
    reply: setReplyTo,
    chooseReaction: ({ id }) => setSheet({ type: 'reaction', messageId: id }),
  };

  return (
    <section className={styles['screen']} aria-label={`${customer.name}’s chat with ${channel.verifiedName}`}>
      <div className={styles['content']} inert={sheet !== null}>
        <ChatHeader channel={channel} customer={customer} typing={typing} onBack={onBack} onControls={onControls} />
        <ChatActionsContext value={actions}>
          <ChatBody
            entries={entries}
            problem={problem}
            onRetry={sandbox.reload}
            businessName={channel.verifiedName}
            typing={typing}
            now={now}
          />
        </ChatActionsContext>
        {refusal && <Notice text={refusal} onClose={() => setRefusal('')} />}
        <Composer
          written={written}
          onWritten={onWritten}
          replyTo={replyTo}
          businessName={channel.verifiedName}
          onSend={send}
          onAttach={() => setSheet({ type: 'attach' })}
          onCancelReply={() => setReplyTo(null)}
        />
      </div>
      {sheet && (
        <OpenSheetView
          sheet={sheet}
          onSend={(message) => void send(message)}
          onTap={tap}
          onClose={() => setSheet(null)}
        />
      )}
    </section>
  );
}

const callExplanation = 'A real phone would now call the business. The sandbox makes no calls.';

function ChatBody({
  entries,
  problem,
  onRetry,
  businessName,
  ...log
}: {
  readonly entries: readonly ChatEntry[] | undefined;
  readonly problem: string;
  readonly onRetry: () => void;
  readonly businessName: string;
  readonly typing: boolean;
  readonly now: number;
}): ReactNode {
  if (problem !== '' && entries === undefined) {
    return (
      <div className={styles['blank']} role="alert">
        <h2>This chat could not be opened</h2>
        <p>{problem}</p>
        <Button onClick={onRetry}>Try again</Button>
      </div>
    );
  }
  if (entries === undefined) return <div className={styles['blank']} aria-busy="true" />;
  if (entries.length === 0 && !log.typing) {
    return (
      <div className={styles['blank']}>
        <h2>Write the first message</h2>
        <p>
          Greet {businessName} as a customer would. From then on the business may answer freely for 24 hours; after that
          only with a template.
        </p>
      </div>
    );
  }
  return <ChatLog entries={entries} businessName={businessName} {...log} />;
}

function OpenSheetView({
  sheet,
  onSend,
  onTap,
  onClose,
}: {
  readonly sheet: OpenSheet;
  readonly onSend: (message: CustomerMessage) => void;
  readonly onTap: (messageId: string, id: string) => void;
  readonly onClose: () => void;
}): ReactNode {
  switch (sheet.type) {
    case 'attach':
      return <AttachSheet onSend={onSend} onClose={onClose} />;
    case 'list':
      return <ListSheet {...sheet} onTap={(id) => onTap(sheet.messageId, id)} onClose={onClose} />;
    case 'location':
      return (
        <Sheet title="Send location" onClose={onClose}>
          <LocationForm messageId={sheet.messageId} onSend={onSend} />
        </Sheet>
      );
    case 'reaction':
      return (
        <Sheet title="React" onClose={onClose}>
          <ReactionChoice messageId={sheet.messageId} onSend={onSend} />
        </Sheet>
      );
    case 'form':
      return (
        <Sheet title={sheet.form.title} onClose={onClose}>
          <FlowForm messageId={sheet.messageId} given={sheet.form.given} onSend={onSend} />
        </Sheet>
      );
    case 'explanation':
      return (
        <Sheet title={sheet.title} onClose={onClose}>
          <p className={styles['explanation']}>{sheet.text}</p>
          <Button look="solid" onClick={onClose} data-autofocus>
            OK
          </Button>
        </Sheet>
      );
    default:
      return unreachable(sheet);
  }
}
