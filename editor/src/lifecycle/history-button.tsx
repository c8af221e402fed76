import { ActionIcon } from '@mantine/core';
import type { JourneyDetail } from '@sendero/shared';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { HistoryDrawer } from './history-drawer';

/** Opens the journey's history beside the canvas. */
export function HistoryButton({ journey }: { readonly journey: JourneyDetail }) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label="History"
        data-testid="open-history"
        onClick={() => setOpened(true)}
      >
        <IconHistory size={18} aria-hidden />
      </ActionIcon>
      {opened && <HistoryDrawer journey={journey} onClose={() => setOpened(false)} />}
    </>
  );
}
