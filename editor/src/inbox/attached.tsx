import { ActionIcon, Loader } from '@mantine/core';
import { IconFileText, IconLink, IconX } from '@tabler/icons-react';
import styles from './attached.module.css';
import type { Attachment } from './use-attachment';

/** The file that goes with what is being written. */
export function Attached({ attachment, onRemove }: { readonly attachment: Attachment; readonly onRemove: () => void }) {
  const name = attachment.type === 'link' ? attachment.file.link : attachment.name;
  return (
    <div className={styles.attached} data-testid="attached">
      {attachment.type === 'uploading' && <Loader size={16} aria-label="Uploading" />}
      {attachment.type === 'uploaded' && <IconFileText size={17} aria-hidden />}
      {attachment.type === 'link' && <IconLink size={17} aria-hidden />}
      <span className={styles.name}>{name}</span>
      <span className={styles.note}>{attachment.type === 'uploading' ? 'Uploading…' : kindNames[attachment.kind]}</span>
      <ActionIcon variant="subtle" color="gray" size="sm" aria-label="Take the file away" onClick={onRemove}>
        <IconX size={15} />
      </ActionIcon>
    </div>
  );
}

const kindNames = {
  image: 'Picture',
  video: 'Video',
  audio: 'Sound',
  document: 'Document',
  sticker: 'Sticker',
} as const;
