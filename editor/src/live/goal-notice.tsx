import { Alert } from '@mantine/core';
import { durationText, type GoalFigures, type GoalShare, type JourneyGoal, type JourneyId } from '@sendero/shared';
import { IconTrophy } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { journeyQueries } from '../api/journeys-api';
import { countText } from '../ui/count-text';

/** How often the figures are asked for, in ms. */
const ASK_EVERY_MS = 5_000;

/** How many reached the goal of the journey, beside those who got nothing. */
export function GoalNotice({ journey, goal }: { readonly journey: JourneyId; readonly goal: JourneyGoal }) {
  const { data: figures } = useQuery({ ...journeyQueries.goal(journey), refetchInterval: ASK_EVERY_MS });
  if (!figures) return null;
  return (
    <Alert
      variant="default"
      icon={<IconTrophy size={18} aria-hidden />}
      title={`Goal: ${goal.event.name} within ${durationText(goal.within)}`}
      data-testid="goal"
    >
      {goalText(figures)}
    </Alert>
  );
}

/** Such as “12 of 100 runs reached it (12%); of those who got nothing, 1 of 10 (10%).” */
export function goalText({ treated, withheld }: GoalFigures): string {
  if (treated.started + withheld.started === 0) return 'Nobody has started yet.';
  const runs = treated.started === 1 ? 'run' : 'runs';
  const reached = `${ofAll(treated)} ${runs} reached it${rate(treated)}`;
  return withheld.started === 0
    ? `${reached}.`
    : `${reached}; of those who got nothing, ${ofAll(withheld)}${rate(withheld)}.`;
}

function ofAll({ started, reached }: GoalShare): string {
  return `${countText(reached)} of ${countText(started)}`;
}

function rate({ started, reached }: GoalShare): string {
  return started === 0 ? '' : ` (${percent.format(reached / started)})`;
}

const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 });
