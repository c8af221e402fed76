import { Button, Switch, TextInput } from '@mantine/core';
import type { RuleView } from '@sendero/shared';
import { IconArrowRight, IconInbox, IconUserOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Workspace } from '../api/workspace-api';
import { ChoiceSelect } from '../inspector/choice-select';
import { RealContactPicker } from '../simulate/real-contact-picker';
import { Panel } from '../ui/panel';
import { ruleActionText } from './rule-text';
import { hasText, idLabel, TRIED_KINDS } from './tried-message';
import styles from './try-message.module.css';
import type { TrialResult } from './use-tried';

interface Props {
  readonly result: TrialResult;
  readonly workspace: Workspace;
}

/** A place to write as a customer; the list shows at once who would take it, and why the others would not. */
export function TryMessage({ result, workspace }: Props) {
  const { trial, onChange, isOpen } = result;
  const label = idLabel(trial.kind);
  return (
    <Panel title="Try a message" description="Nothing is sent. Runs that wait for an answer come before this list.">
      <div className={styles.fields}>
        <ChoiceSelect
          label="What comes in"
          choices={TRIED_KINDS}
          value={trial.kind}
          onChange={(kind) => onChange({ kind })}
        />
        {hasText(trial.kind) && (
          <TextInput
            label="Text"
            placeholder="When do you open?"
            value={trial.text}
            onChange={(event) => onChange({ text: event.currentTarget.value })}
          />
        )}
        {label !== null && (
          <TextInput label={label} value={trial.id} onChange={(event) => onChange({ id: event.currentTarget.value })} />
        )}
        {workspace.businessHours && (
          <ChoiceSelect
            label="When"
            choices={[
              { value: 'now', label: `Now: ${trial.when === 'now' ? (isOpen ? 'open' : 'closed') : 'as it is'}` },
              { value: 'open', label: 'Within business hours' },
              { value: 'closed', label: 'Outside business hours' },
            ]}
            value={trial.when}
            onChange={(when) => onChange({ when })}
          />
        )}
        <Switch
          label="The first message ever"
          checked={trial.firstMessage}
          onChange={(event) => onChange({ firstMessage: event.currentTarget.checked })}
        />
        {trial.opening ? (
          <div className={styles.contact}>
            <span>
              As <strong>{trial.opening.contact.name || trial.opening.contact.phone}</strong>
            </span>
            <Button size="compact-xs" variant="default" onClick={() => onChange({ opening: null })}>
              As somebody made up
            </Button>
          </div>
        ) : (
          <RealContactPicker
            productNow={() => workspace.now}
            workspaceZone={workspace.timeZone}
            onContact={(opening) => onChange({ opening })}
          />
        )}
        <Outcome result={result} />
      </div>
    </Panel>
  );
}

function Outcome({ result: { consent, tried } }: { readonly result: TrialResult }) {
  return (
    <div className={styles.outcome} role="status" aria-live="polite" data-testid="try-outcome">
      {consent !== null && (
        <Line Icon={IconUserOff}>
          This word opts {consent}, whatever stands in the list. The ledger has it, and nothing else answers.
        </Line>
      )}
      {consent === null && !tried && <span className={styles.hint}>Write something to see who takes it.</span>}
      {tried && !tried.taker && <Line Icon={IconInbox}>Nobody in the list takes it. People see it in the inbox.</Line>}
      {tried?.taker?.type === 'journey' && (
        <Line Icon={IconArrowRight}>
          <strong>{tried.taker.name}</strong> starts, if the contact may come in.
        </Line>
      )}
      {tried?.taker?.type === 'rule' && <TakenByRule rule={tried.taker} />}
    </div>
  );
}

function TakenByRule({ rule }: { readonly rule: RuleView }) {
  return (
    <Line Icon={IconArrowRight}>
      <strong>{rule.definition.name}</strong> takes it.
      <br />
      {ruleActionText(rule)}
    </Line>
  );
}

function Line({ Icon, children }: { readonly Icon: typeof IconInbox; readonly children: ReactNode }) {
  return (
    <p className={styles.line}>
      <Icon size={18} aria-hidden />
      <span>{children}</span>
    </p>
  );
}
