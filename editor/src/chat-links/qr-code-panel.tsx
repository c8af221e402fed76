import { Button, Group } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Panel } from '../ui/panel';
import { saveFile } from '../ui/save-file';
import { toastFailure } from '../ui/toast';
import { chatLink } from './chat-link';
import styles from './chat-links-page.module.css';
import { qrCode, qrPng, qrSvg, type QrCode } from './qr-code';

interface Props {
  readonly number: string;
  readonly text: string;
}

/** The link as a picture, for what is printed. */
export function QrCodePanel({ number, text }: Props) {
  const code = useMemo(() => qrCode(chatLink({ number, text, phone: '' })), [number, text]);
  return (
    <Panel title="QR code" description="For posters, menus and parcels. Its white edge belongs to it.">
      {code ? (
        <Drawn code={code} />
      ) : (
        <p className={styles.hint}>The text is too long for a QR code. Make it shorter.</p>
      )}
    </Panel>
  );
}

function Drawn({ code }: { readonly code: QrCode }) {
  const svg = qrSvg(code);
  const savePng = () =>
    qrPng(code).then(
      (picture) => saveFile('chat-link.png', picture),
      (error: unknown) => toastFailure('The picture was not made', error),
    );
  return (
    <div className={styles.qr}>
      <img
        className={styles.code}
        src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
        alt="QR code of the chat link"
      />
      <Group gap="xs">
        <Button
          size="xs"
          variant="light"
          leftSection={<IconDownload size={14} aria-hidden />}
          onClick={() => saveFile('chat-link.svg', new Blob([svg], { type: 'image/svg+xml' }))}
        >
          Save as SVG
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={14} aria-hidden />}
          onClick={() => void savePng()}
        >
          Save as PNG
        </Button>
      </Group>
    </div>
  );
}
