import { Button } from '@mantine/core';
import { IconRefresh, IconTemplate } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { syncTemplates, templateQueries } from '../api/templates-api';
import { EmptyState } from '../ui/empty-state';
import { ListSkeleton } from '../ui/list-skeleton';
import { Loaded } from '../ui/loaded';
import { Page } from '../ui/page';
import { toastFailure, toastSuccess } from '../ui/toast';
import { TemplateCard } from './template-card';
import styles from './templates-page.module.css';

export function TemplatesPage() {
  const client = useQueryClient();
  const query = useQuery(templateQueries.list());
  const sync = useMutation({
    mutationFn: syncTemplates,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: templateQueries.all });
      toastSuccess('The templates are as they are at Meta.');
    },
    onError: (failure) => toastFailure('The templates were not synced', failure),
  });
  const syncButton = (
    <Button
      variant="default"
      leftSection={<IconRefresh size={17} />}
      loading={sync.isPending}
      onClick={() => sync.mutate()}
    >
      Sync now
    </Button>
  );
  return (
    <Page
      title="Templates"
      description="Messages approved by Meta: the only thing that can be sent outside the 24-hour window. They are written at Meta and synced here."
      actions={syncButton}
    >
      <Loaded query={query} waiting={<ListSkeleton rows={3} height={220} />} failure="The templates can't be shown">
        {(templates) =>
          templates.length === 0 ? (
            <EmptyState Icon={IconTemplate} title="No templates yet">
              Create one in WhatsApp Manager under Account tools › Message templates, then sync.
            </EmptyState>
          ) : (
            <ul className={styles.cards} aria-label="Templates">
              {templates.map((template) => (
                <TemplateCard key={template.id} template={template} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
}
