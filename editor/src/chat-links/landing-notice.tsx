import { Alert, List } from '@mantine/core';
import { consentKeywords, type AskedItem, type RuleList } from '@sendero/shared';
import { IconAlertTriangle, IconArrowRight } from '@tabler/icons-react';
import { useMemo, type ReactNode } from 'react';
import type { Workspace } from '../api/workspace-api';
import { askedIn, itemName, landingOf, whyNotLanding, type LandingCase } from '../rules/landing-of';
import { useProductNow } from '../ui/product-clock';
import styles from './chat-links-page.module.css';

interface Props {
  readonly workspace: Workspace;
  readonly list: RuleList;
  readonly text: string;
  /** The id of who should answer; null for whoever does. */
  readonly wanted: string | null;
}

/** Who answers the text of a chat link, asked of the code that decides in production. */
export function LandingNotice({ workspace, list, text, wanted }: Props) {
  const now = useProductNow(60_000);
  const consent = useMemo(
    () => consentKeywords(workspace.optOutKeywords, workspace.optInKeywords)(text),
    [workspace.optOutKeywords, workspace.optInKeywords, text],
  );
  const landing = useMemo(() => landingOf(list, text, now), [list, text, now]);
  if (text.trim() === '') return null;
  if (consent !== null) {
    return (
      <Notice tone="warning">
        This word opts people {consent}. No journey and no rule is asked; write something else.
      </Notice>
    );
  }
  const target = askedIn(list).find(({ id }) => id === wanted);
  const why = target ? whyNotLanding(list, text, now, target) : '';
  const nobody = landing.cases.every(({ taker }) => taker === null);
  const part = /\{[a-z][a-z0-9_]{0,39}\}/.exec(text)?.[0];
  return (
    <Notice tone={why !== '' || nobody ? 'warning' : 'good'}>
      {target && why !== '' && (
        <p>
          “{itemName(target)}”{' '}
          {landing.cases.some(({ taker }) => taker === target) ? 'does not always get' : 'does not get'} this text.{' '}
          {why}
        </p>
      )}
      <Takers cases={landing.cases} />
      {landing.perhaps.map((item) => (
        <p key={item.id}>“{itemName(item)}” takes it first from people for whom its conditions hold.</p>
      ))}
      {part !== undefined && <p>Write what it stands for in place of {part}: the link is the same for everybody.</p>}
    </Notice>
  );
}

function Takers({ cases }: { readonly cases: readonly LandingCase[] }) {
  const [only] = cases;
  if (cases.length === 1 && only) return <p>{takerText(only.taker)}</p>;
  return (
    <List size="sm">
      {cases.map(({ when, taker }) => (
        <List.Item key={when}>
          {when}: {takerText(taker)}
        </List.Item>
      ))}
    </List>
  );
}

function takerText(taker: AskedItem | null): string {
  if (!taker) return 'No journey and no rule takes this text: it waits in the inbox for somebody of your team.';
  if (taker.type === 'rule') return `The rule “${itemName(taker)}” takes it.`;
  const start = `The journey “${taker.name}” starts with it`;
  return taker.alwaysStarts ? `${start}.` : `${start}, when its settings let the person in.`;
}

const TONES = {
  good: { color: 'gray', Icon: IconArrowRight },
  warning: { color: 'yellow', Icon: IconAlertTriangle },
} as const;

interface NoticeProps {
  readonly tone: keyof typeof TONES;
  readonly children: ReactNode;
}

function Notice({ tone, children }: NoticeProps) {
  const { color, Icon } = TONES[tone];
  return (
    <Alert
      className={styles.landing ?? ''}
      color={color}
      variant="light"
      icon={<Icon size={18} aria-hidden />}
      role="status"
      data-tone={tone}
      data-testid="landing"
    >
      {children}
    </Alert>
  );
}
