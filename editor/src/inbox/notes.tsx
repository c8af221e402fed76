import { ActionIcon, Button, Textarea } from '@mantine/core';
import type { ConversationId } from '@sendero/shared';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { deleteNote, noteQueries, writeNote } from '../api/notes-api';
import { ErrorNotice } from '../ui/error-notice';
import { ListSkeleton } from '../ui/list-skeleton';
import { Loaded } from '../ui/loaded';
import { RelativeTime } from '../ui/relative-time';
import { toastFailure } from '../ui/toast';
import styles from './notes.module.css';

/** What agents tell each other about a conversation; the contact never sees it. */
export function Notes({ conversation }: { readonly conversation: ConversationId }) {
  const client = useQueryClient();
  const query = useQuery(noteQueries.of(conversation));
  const [text, setText] = useState('');
  const refresh = () => client.invalidateQueries({ queryKey: noteQueries.of(conversation).queryKey });
  const write = useMutation({
    mutationFn: () => writeNote(conversation, text.trim()),
    onSuccess: () => {
      setText('');
      return refresh();
    },
  });
  const remove = useMutation({
    mutationFn: (id: string) => deleteNote(conversation, id),
    onSuccess: refresh,
    onError: (error) => toastFailure('The note is still there', error),
  });
  const submit = () => {
    if (text.trim() !== '' && !write.isPending) write.mutate();
  };
  return (
    <section className={styles.notes} aria-label="Notes" data-testid="notes">
      <h3 className={styles.title}>Notes</h3>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Textarea
          aria-label="Write a note"
          aria-keyshortcuts="n"
          placeholder="For colleagues only"
          autosize
          minRows={1}
          maxRows={6}
          maxLength={4_000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
          }}
        />
        {text.trim() !== '' && (
          <Button type="submit" size="compact-sm" loading={write.isPending}>
            Add the note
          </Button>
        )}
      </form>
      {write.error && <ErrorNotice title="The note was not saved" error={write.error} />}
      <Loaded query={query} waiting={<ListSkeleton rows={1} height={40} />} failure="The notes can't be shown">
        {(notes) =>
          notes.length > 0 && (
            <ul className={styles.list}>
              {notes.map((note) => (
                <li key={note.id} className={styles.note}>
                  <div className={styles.by}>
                    <span>
                      {note.agentName || 'Somebody'}, <RelativeTime at={note.at} />
                    </span>
                    <ActionIcon
                      size="xs"
                      variant="subtle"
                      color="gray"
                      aria-label="Delete the note"
                      onClick={() => remove.mutate(note.id)}
                    >
                      <IconTrash size={13} />
                    </ActionIcon>
                  </div>
                  <p className={styles.text}>{note.text}</p>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
