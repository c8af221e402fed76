import { durationText, variablesOfAnswer, type NodeConfig } from '@sendero/shared';
import { IconMessageQuestion } from '@tabler/icons-react';
import type { NodeView } from '../node-view';
import { offersOf } from '../send/offers-of';
import { answerMatchText } from './answer-match';
import { ReceiveForm } from './receive-form';

export const receive: NodeView<'receive'> = {
  Icon: IconMessageQuestion,
  Summary: ({ config }) => <>{summary(config)}</>,
  Form: ReceiveForm,
  offers: ({ prompt }) => (prompt ? offersOf(prompt.message) : []),
  sets: ({ cases, saveAs }) => [
    ...new Set([...(saveAs ? [saveAs] : []), ...cases.flatMap(({ match }) => variablesOfAnswer(match, saveAs))]),
  ],
};

function summary({ cases, timeout }: NodeConfig<'receive'>): string {
  const [only, second] = cases;
  const answers = second ? `${cases.length} cases` : only ? `Waits for ${answerMatchText(only.match)}` : 'Any answer';
  return timeout ? `${answers}, up to ${durationText(timeout)}` : `${answers}, without limit`;
}
