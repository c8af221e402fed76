import { titleOf, type JourneyDetail, type MessageView } from '@sendero/shared';
import { IconListCheck, IconMoon, IconRobot, IconRoute2, IconUser } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { journeyQueries } from '../api/journeys-api';
import styles from './sent-by.module.css';

type Sender = Extract<MessageView, { direction: 'out' }>['sentBy'];
type Step = Extract<Sender, { readonly journeyId: unknown }>;

/** The journey's step, the rule, the bot or the agent that sent a message. */
export function SentBy({ sentBy }: { readonly sentBy: Sender }) {
  if (sentBy && 'ruleId' in sentBy) {
    return (
      <Link className={styles.by} to={`/rules?rule=${sentBy.ruleId}`}>
        <IconListCheck size={13} aria-hidden />
        {sentBy.ruleName === '' ? 'A rule that was deleted' : `Rule · ${sentBy.ruleName}`}
      </Link>
    );
  }
  if (sentBy && 'journeyId' in sentBy) return <SentByStep sentBy={sentBy} />;
  if (sentBy && 'away' in sentBy) {
    return (
      <span className={styles.by}>
        <IconMoon size={13} aria-hidden /> Away message
      </span>
    );
  }
  if (sentBy && 'botId' in sentBy) {
    return (
      <span className={styles.by}>
        <IconRobot size={13} aria-hidden />{' '}
        {sentBy.botName === '' ? 'A bot that was deleted' : `Bot · ${sentBy.botName}`}
      </span>
    );
  }
  return (
    <span className={styles.by}>
      <IconUser size={13} aria-hidden /> {sentBy?.agentName || 'From the inbox'}
    </span>
  );
}

function SentByStep({ sentBy }: { readonly sentBy: Step }) {
  const { data: title } = useQuery({
    ...journeyQueries.detail(sentBy.journeyId),
    staleTime: 60_000,
    retry: false,
    select: (journey: JourneyDetail) => {
      const node = journey.draft.nodes.find(({ id }) => id === sentBy.node);
      return node && titleOf(node);
    },
  });
  return (
    <Link className={styles.by} to={`/journeys/${sentBy.journeyId}`}>
      <IconRoute2 size={13} aria-hidden />
      {title === undefined ? sentBy.journeyName : `${sentBy.journeyName} · ${title}`}
    </Link>
  );
}
