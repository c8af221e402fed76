import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { Workspace } from '../api/workspace-api';
import { CopyToClipboard } from '../ui/copy-to-clipboard';
import { Panel } from '../ui/panel';
import {
  BUTTON_COLORS,
  BUTTON_SIZES,
  buttonOptions,
  FIRST_OPTIONS,
  MOST_LABEL,
  type ButtonOptions,
} from '../widget/button-options';
import { buttonSnippet } from './button-snippet';
import styles from './chat-links-page.module.css';
import { ChoiceField } from './choice-field';

interface Props {
  readonly number: string;
  readonly text: string;
  readonly workspace: Workspace;
}

type Looks = Omit<ButtonOptions, 'number' | 'pre_filled_message'>;

/** The button for a website, as it will look there, and what to put on the page. */
export function WebsiteButtonPanel({ number, text, workspace }: Props) {
  const [looks, setLooks] = useState<Looks>(FIRST_OPTIONS);
  const [settled] = useDebouncedValue(looks, 250);
  const asked: Record<string, string> = { ...settled, number, pre_filled_message: text };
  const options = buttonOptions((name) => asked[name] ?? null);
  const change = (changes: Partial<Looks>) => setLooks((before) => ({ ...before, ...changes }));
  return (
    <Panel
      title="Button for your website"
      description="Put these lines where the button is to be, as often as you like. The script needs no cookies, sends nothing anywhere, and works under a strict content security policy that allows this server as a source of scripts."
    >
      <div className={styles.fields}>
        <TextInput
          label="Label"
          maxLength={MOST_LABEL}
          value={looks.label}
          onChange={(event) => change({ label: event.currentTarget.value })}
        />
        <TextInput
          label="Rounded corners"
          placeholder={FIRST_OPTIONS.border_radius}
          value={looks.border_radius}
          error={isRadius(looks.border_radius) ? null : 'Up to 100px, or up to 50%'}
          onChange={(event) => change({ border_radius: event.currentTarget.value.trim() })}
        />
        <ChoiceField
          label="Colour"
          value={looks.color}
          choices={BUTTON_COLORS}
          onChange={(color) => change({ color })}
        />
        <ChoiceField label="Size" value={looks.size} choices={BUTTON_SIZES} onChange={(size) => change({ size })} />
      </div>
      {options ? (
        <Made options={options} workspace={workspace} />
      ) : (
        <p className={styles.hint}>The number of this channel, {number}, is no number that a link can lead to.</p>
      )}
    </Panel>
  );
}

function Made({ options, workspace }: { readonly options: ButtonOptions; readonly workspace: Workspace }) {
  const snippet = buttonSnippet(options, scriptAddress(workspace));
  // The preview's script is this page's own: the public address may not lead to this machine yet.
  const shown = buttonSnippet(options, scriptAddress({ ...workspace, linkBase: null }));
  return (
    <>
      <h3 className={styles.part}>How it looks</h3>
      <iframe
        className={styles.preview}
        title="Preview of the button"
        // Nothing of the preview can reach this page.
        sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"
        srcDoc={`<!doctype html><meta charset="utf-8"><style>body{margin:0;display:grid;place-items:center;height:100vh}</style>${shown}`}
      />
      <h3 className={styles.part}>What to put on the page</h3>
      <pre className={styles.address} data-testid="snippet">
        {snippet}
      </pre>
      <CopyToClipboard value={snippet} label="Copy the lines" />
      {workspace.sandbox && (
        <p className={styles.hint}>
          In the sandbox the button opens the phone on this machine. Leave out <code>?sandbox</code> to open WhatsApp.
        </p>
      )}
    </>
  );
}

/** Where other people's pages get the script: the public address of this server, or the one it is used by now. */
function scriptAddress({ linkBase, sandbox }: Pick<Workspace, 'linkBase' | 'sandbox'>): string {
  const base = linkBase?.replace(/\/r\/$/, '') ?? window.location.origin;
  return `${base}/widget/message-us.js${sandbox ? '?sandbox' : ''}`;
}

function isRadius(asked: string): boolean {
  return (
    asked === '' ||
    buttonOptions((name) => ({ number: '15550100999', border_radius: asked })[name] ?? null)?.border_radius === asked
  );
}
