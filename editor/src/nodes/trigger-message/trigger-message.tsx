import { matchesOf, patternGroups, patternOfMatch, type NodeConfig } from '@sendero/shared';
import { IconMessageBolt } from '@tabler/icons-react';
import type { FormProps, NodeView } from '../node-view';
import { messageMatchText } from './message-match';
import { MessageMatchList } from './message-match-list';

type Config = NodeConfig<'trigger.message'>;

export const triggerMessage: NodeView<'trigger.message'> = {
  Icon: IconMessageBolt,
  Summary: ({ config }) => <>{matchesOf(config).map(messageMatchText).join(' · or ')}</>,
  Form: TriggerForm,
  opener: (config) => {
    const [match] = matchesOf(config).filter(({ type }) => type === 'keyword' || type === 'prefill');
    return match?.type === 'keyword' ? (match.words[0] ?? '') : match?.type === 'prefill' ? match.text : '';
  },
  sets: (config) => [...new Set(matchesOf(config).flatMap((match) => patternGroups(patternOfMatch(match) ?? '')))],
};

function TriggerForm({ config, onChange }: FormProps<Config>) {
  return <MessageMatchList label="Starts when this comes in" ways={config} onChange={onChange} />;
}
