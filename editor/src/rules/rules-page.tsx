import { Button } from '@mantine/core';
import { ruleProblems } from '@sendero/engine';
import { consentKeywords, type RuleList } from '@sendero/shared';
import { IconListCheck, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { rulesQuery } from '../api/rules-api';
import { workspaceQuery, type Workspace } from '../api/workspace-api';
import { EmptyState } from '../ui/empty-state';
import { ListSkeleton } from '../ui/list-skeleton';
import { Loaded } from '../ui/loaded';
import { Page } from '../ui/page';
import { AskedList } from './asked-list';
import { BLANK_RULE, EXAMPLES } from './first-rules';
import type { RuleDraft } from './rule-draft';
import { RuleDrawer } from './rule-drawer';
import styles from './rules-page.module.css';
import { TryMessage } from './try-message';
import { useTried } from './use-tried';

/** What happens to a message that nobody waits for: rules and journeys in one order. */
export function RulesPage() {
  const query = useQuery(rulesQuery);
  const list = query.data;
  const { data: workspace } = useQuery(workspaceQuery);
  const [draft, setDraft] = useState<RuleDraft | null>(null);
  const { changed, edit } = useChangedRule(list);
  const result = useTried(list, workspace);
  const problems = useProblems(list, workspace);
  const hasRules = list !== undefined && [...list.before, ...list.after].some(({ type }) => type === 'rule');
  const hasAny = hasRules || (list !== undefined && [...list.before, ...list.unplaced, ...list.after].length > 0);
  const create = (
    <Button leftSection={<IconPlus size={18} />} onClick={() => setDraft(BLANK_RULE)}>
      New rule
    </Button>
  );
  return (
    <Page
      title="Rules"
      description="What happens to a message that no journey and no person is waiting for: the first line that takes it has it. STOP and START always come first."
      actions={hasRules && create}
    >
      <Loaded query={query} waiting={<ListSkeleton rows={4} height={84} />} failure="The rules can't be shown">
        {(list) => (
          <>
            {!hasRules && (
              <EmptyState Icon={IconListCheck} title="No rules yet" action={create}>
                A rule says what a message must look like and what it then does, without drawing a journey for it. Begin
                with one of these:
                <ul className={styles.examples}>
                  {EXAMPLES.map(({ title, rule }) => (
                    <li key={title}>
                      <Button variant="light" size="xs" onClick={() => setDraft(rule)}>
                        {title}
                      </Button>
                    </li>
                  ))}
                </ul>
              </EmptyState>
            )}
            {workspace && hasAny && (
              <div className={styles.columns}>
                <div className={styles.list}>
                  <AskedList list={list} problems={problems} tried={result.tried} onEdit={({ id }) => edit(id)} />
                </div>
                <div className={styles.side}>
                  <TryMessage result={result} workspace={workspace} />
                </div>
              </div>
            )}
          </>
        )}
      </Loaded>
      {draft && <RuleDrawer rule={null} initial={draft} onClose={() => setDraft(null)} />}
      {changed && (
        <RuleDrawer key={changed.id} rule={changed} initial={changed.definition} onClose={() => edit(null)} />
      )}
    </Page>
  );
}

/** The rule that is being changed stands in the address, so that other pages can lead to it. */
function useChangedRule(list: RuleList | undefined) {
  const [search, setSearch] = useSearchParams();
  const id = search.get('rule');
  const changed = [...(list?.before ?? []), ...(list?.after ?? [])].find((item) => item.id === id);
  return {
    changed: changed?.type === 'rule' ? changed : null,
    edit: (rule: string | null) => setSearch(rule === null ? {} : { rule }),
  };
}

function useProblems(list: RuleList | undefined, workspace: Workspace | undefined) {
  return useMemo(() => {
    if (!list || !workspace) return [];
    const consentOf = consentKeywords(workspace.optOutKeywords, workspace.optInKeywords);
    return ruleProblems(list, {
      hasBusinessHours: workspace.businessHours !== null,
      isConsentWord: (text) => consentOf(text) !== null,
    });
  }, [list, workspace]);
}
