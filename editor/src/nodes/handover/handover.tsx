import { durationText, type NodeConfig } from '@sendero/shared';
import { IconHeadset } from '@tabler/icons-react';
import type { NodeView } from '../node-view';
import { HandoverForm } from './handover-form';

export const handover: NodeView<'handover'> = {
  Icon: IconHeadset,
  Summary: ({ config }) => <>{summary(config)}</>,
  Form: HandoverForm,
};

function summary({ bot, assignTo, timeout }: NodeConfig<'handover'>): string {
  const to = bot === null ? assignTo || 'nobody yet' : 'a bot';
  return timeout ? `To ${to}, up to ${durationText(timeout)}` : `To ${to}, until resolved`;
}
