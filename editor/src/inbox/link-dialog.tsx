import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { isPublicLink, mediaKinds, sentence, type AttachedFile, type MediaKind } from '@sendero/shared';
import { useState, type FormEvent } from 'react';

type LinkedFile = Extract<AttachedFile, { link: string }>;

const KINDS: Readonly<Record<MediaKind, string>> = {
  image: 'Picture (jpg, png; at most 5 MB)',
  video: 'Video (mp4, 3gp; at most 16 MB)',
  audio: 'Sound (mp3, m4a, aac, amr, ogg; at most 16 MB)',
  document: 'Document (at most 100 MB)',
  sticker: 'Sticker (webp; at most 100 KB)',
};

interface Props {
  readonly onAttach: (file: LinkedFile) => void;
  readonly onClose: () => void;
}

/** Attaches a file that WhatsApp fetches from the web itself. */
export function LinkDialog({ onAttach, onClose }: Props) {
  const [file, setFile] = useState<LinkedFile>({ kind: 'image', link: '', filename: '' });
  const [problem, setProblem] = useState<string | null>(null);
  const change = (changes: Partial<LinkedFile>) => {
    setProblem(null);
    setFile((before) => ({ ...before, ...changes }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const link = file.link.trim();
    if (!isPublicLink(link)) return setProblem(sentence('message.link_invalid'));
    onAttach({ ...file, link, filename: file.filename.trim() });
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title="Attach a file by its link">
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <Select
            label="What it is"
            data={mediaKinds.map((kind) => ({ value: kind, label: KINDS[kind] }))}
            value={file.kind}
            allowDeselect={false}
            onChange={(kind) => {
              const chosen = mediaKinds.find((known) => known === kind);
              if (chosen) change({ kind: chosen });
            }}
          />
          <TextInput
            label="Link to the file"
            description="WhatsApp fetches it from there when the message is sent."
            placeholder="https://"
            type="url"
            data-autofocus
            value={file.link}
            error={problem}
            onChange={(event) => change({ link: event.currentTarget.value })}
          />
          {file.kind === 'document' && (
            <TextInput
              label="File name"
              placeholder="Price list.pdf"
              maxLength={240}
              value={file.filename}
              onChange={(event) => change({ filename: event.currentTarget.value })}
            />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit">Attach</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
