import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import type { ConversationPile, ConversationTally } from '@sendero/shared';
import { useQuery } from '@tanstack/react-query';
import { useCurrentAgentId } from '../agents/current-agent';
import { conversationQueries } from '../api/conversations-api';
import { countText } from '../ui/count-text';
import styles from './pile-tabs.module.css';

export interface PileTabsProps {
  readonly pile: ConversationPile | null;
  readonly onChange: (pile: ConversationPile | null) => void;
}

const PILES: readonly { readonly pile: ConversationPile | null; readonly label: string }[] = [
  { pile: null, label: 'All' },
  { pile: 'unread', label: 'Unread' },
  { pile: 'mine', label: 'Mine' },
  { pile: 'unassigned', label: 'Unassigned' },
  { pile: 'closing', label: 'Closing soon' },
  { pile: 'bot', label: 'Bots' },
];

/** The piles of the inbox with how much lies in each. */
export function PileTabs({ pile, onChange }: PileTabsProps) {
  const agent = useCurrentAgentId();
  const { data: tally } = useQuery(conversationQueries.tally(agent));
  return (
    <div className={styles.piles} role="group" aria-label="Which conversations">
      {PILES.map(({ pile: own, label }, index) => (
        <UnstyledButton
          key={label}
          className={styles.pile}
          aria-pressed={own === pile}
          aria-keyshortcuts={String(index + 1)}
          data-testid={`pile-${own ?? 'all'}`}
          onClick={() => onChange(own)}
        >
          {label}
          <Count pile={own} tally={tally} />
        </UnstyledButton>
      ))}
    </div>
  );
}

interface CountProps {
  readonly pile: ConversationPile | null;
  readonly tally: ConversationTally | undefined;
}

function Count({ pile, tally }: CountProps) {
  const count = pile === null ? 0 : (tally?.[pile] ?? 0);
  if (count === 0) return null;
  return (
    <span className={styles.count}>
      <VisuallyHidden component="span">: </VisuallyHidden>
      {countText(count)}
    </span>
  );
}
