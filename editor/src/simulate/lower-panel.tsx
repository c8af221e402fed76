import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './lower-panel.module.css';

export type LowerTab = 'steps' | 'answers' | 'scenarios';

interface Props {
  readonly tab: LowerTab;
  readonly onTab: (tab: LowerTab) => void;
  /** How many scenarios do not pass. */
  readonly red: number;
  readonly panels: { readonly [tab in LowerTab]: ReactNode };
}

/** What stands under the canvas: the steps of the walk, answers in advance, and the scenarios of the journey. */
export function LowerPanel({ tab, onTab, red, panels }: Props) {
  return (
    <Tabs
      className={styles.panel ?? ''}
      value={tab}
      onChange={(value) => onTab(value === 'answers' || value === 'scenarios' ? value : 'steps')}
      keepMounted={false}
    >
      <Tabs.List className={styles.tabs ?? ''}>
        <Tabs.Tab value="steps">Steps</Tabs.Tab>
        <Tabs.Tab value="answers" data-testid="sim-tab-answers">
          Answers in advance
        </Tabs.Tab>
        <Tabs.Tab value="scenarios" data-testid="sim-tab-scenarios">
          Scenarios
          {red > 0 && (
            <span className={styles.red} title={`${red} ${red === 1 ? 'does' : 'do'} not pass`}>
              {red}
            </span>
          )}
        </Tabs.Tab>
      </Tabs.List>
      {(['steps', 'answers', 'scenarios'] as const).map((one) => (
        <Tabs.Panel key={one} value={one} className={styles.content ?? ''}>
          {panels[one]}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
