import {
  attachmentProblem,
  mediaKindOf,
  type AttachedFile,
  type ConversationId,
  type MediaKind,
} from '@sendero/shared';
import { useRef, useState } from 'react';
import { uploadAttachment } from '../api/conversations-api';
import { messageOf } from '../api/problem-error';

/** The file that goes with what is being written. */
export type Attachment =
  | { readonly type: 'uploading'; readonly name: string; readonly kind: MediaKind }
  | {
      readonly type: 'uploaded';
      readonly name: string;
      readonly kind: MediaKind;
      readonly file: Extract<AttachedFile, { attachmentId: string }>;
    }
  | { readonly type: 'link'; readonly kind: MediaKind; readonly file: Extract<AttachedFile, { link: string }> };

/** One file at a time: uploaded as soon as it is chosen, once it is sure that WhatsApp would take it. */
export function useAttachment(conversation: ConversationId) {
  const [attachment, setAttachment] = useState<Attachment | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const latest = useRef(0);

  const attach = (file: File) => {
    const kind = mediaKindOf(file.type);
    const reason = attachmentProblem({ mimeType: file.type, bytes: file.size });
    setProblem(reason?.message ?? null);
    if (reason || !kind) return;
    latest.current += 1;
    const turn = latest.current;
    setAttachment({ type: 'uploading', name: file.name, kind });
    uploadAttachment(conversation, file).then(
      ({ id, filename }) => {
        if (turn !== latest.current) return;
        setAttachment({ type: 'uploaded', name: filename, kind, file: { attachmentId: id } });
      },
      (error: unknown) => {
        if (turn !== latest.current) return;
        setAttachment(null);
        setProblem(messageOf(error));
      },
    );
  };
  const link = (file: Extract<AttachedFile, { link: string }>) => {
    latest.current += 1;
    setProblem(null);
    setAttachment({ type: 'link', kind: file.kind, file });
  };
  const remove = () => {
    latest.current += 1;
    setProblem(null);
    setAttachment(null);
  };
  return { attachment, problem, attach, link, remove };
}
