import { durationText, type NodeConfig } from '@sendero/shared';
import { IconBrandWhatsapp } from '@tabler/icons-react';
import type { NodeView } from '../node-view';
import { messageLine } from './message-of-type';
import { offersOf } from './offers-of';
import { SendForm } from './send-form';

export const send: NodeView<'send'> = {
  Icon: IconBrandWhatsapp,
  Summary: ({ config }) => <>{summary(config)}</>,
  Form: SendForm,
  offers: ({ message }) => (message ? offersOf(message) : []),
};

function summary({ message, template, whenClosed }: NodeConfig<'send'>): string {
  const text = message && messageLine(message);
  const name = template && (template.name || 'No template chosen');
  const waits = message && whenClosed.type === 'wait' ? ` · waits up to ${durationText(whenClosed.limit)}` : '';
  if (text && name) return `${text} · or ${name}${waits}`;
  if (text) return `${text}${waits}`;
  return name ? `Template ${name}` : 'Nothing to send';
}
