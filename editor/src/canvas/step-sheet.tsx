import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { SHEET, useNarrow } from './narrow';
import { SidePanel } from './side-panel';

interface Props {
  readonly title: string;
  /** What it is called where it stands beside the canvas. */
  readonly label: string;
  readonly closeLabel: string;
  /** How much of a narrow screen it covers, such as “45%”. */
  readonly narrowSize: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** What is told of a chosen step: beside a watched canvas, or over the lower part of a narrow screen. */
export function StepSheet({ title, label, closeLabel, narrowSize, onClose, children }: Props) {
  const narrow = useNarrow();
  if (narrow) {
    return (
      <Drawer opened onClose={onClose} position="bottom" size={narrowSize} title={title} padding={0} styles={SHEET}>
        {children}
      </Drawer>
    );
  }
  return (
    <SidePanel title={title} label={label} closeLabel={closeLabel} onClose={onClose}>
      {children}
    </SidePanel>
  );
}
