import { Menu } from '@mantine/core';
import type { JourneySummary } from '@sendero/shared';
import {
  IconArchive,
  IconArchiveOff,
  IconCopy,
  IconDownload,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerStop,
} from '@tabler/icons-react';
import type { useLifecycle } from './use-lifecycle';

interface Props {
  readonly journey: JourneySummary;
  readonly lifecycle: ReturnType<typeof useLifecycle>;
  readonly onResume: () => void;
  readonly onStop: () => void;
  readonly onExport: () => void;
}

/** Entries of a menu: what the journey's status allows. */
export function LifecycleItems({ journey, lifecycle, onResume, onStop, onExport }: Props) {
  const { status, archivedAt } = journey;
  const atRest = status === 'draft' || status === 'stopped';
  return (
    <>
      {status === 'live' && (
        <Menu.Item leftSection={<IconPlayerPause size={16} />} onClick={() => lifecycle.pause.mutate()}>
          Pause
        </Menu.Item>
      )}
      {status === 'paused' && (
        <Menu.Item leftSection={<IconPlayerPlay size={16} />} onClick={onResume}>
          Resume…
        </Menu.Item>
      )}
      {!atRest && (
        <Menu.Item leftSection={<IconPlayerStop size={16} />} onClick={onStop}>
          {status === 'stopping' ? 'End now…' : 'Stop…'}
        </Menu.Item>
      )}
      <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => lifecycle.clone.mutate()}>
        Clone
      </Menu.Item>
      <Menu.Item leftSection={<IconDownload size={16} />} onClick={onExport}>
        Export
      </Menu.Item>
      {archivedAt !== null ? (
        <Menu.Item leftSection={<IconArchiveOff size={16} />} onClick={() => lifecycle.restore.mutate()}>
          Restore
        </Menu.Item>
      ) : (
        atRest && (
          <Menu.Item leftSection={<IconArchive size={16} />} onClick={() => lifecycle.archive.mutate()}>
            Archive
          </Menu.Item>
        )
      )}
    </>
  );
}
