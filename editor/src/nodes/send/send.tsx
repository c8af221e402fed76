import type { NodeConfig, SessionMessage } from '@sendero/shared';
import { IconBrandWhatsapp } from '@tabler/icons-react';
import type { NodeView, Offer } from '../node-view';
import { bodyOf } from './message-of-type';
import { SendForm } from './send-form';

export const send: NodeView<'send'> = {
  Icon: IconBrandWhatsapp,
  Summary: ({ config }) => <>{summary(config)}</>,
  Form: SendForm,
  offers: ({ message }) => (message ? offersOf(message) : []),
};

function summary({ message, template }: NodeConfig<'send'>): string {
  const text = message && (bodyOf(message) || 'Nothing written yet');
  const name = template && (template.name || 'No template chosen');
  if (text && name) return `${text} · or ${name}`;
  return text ?? (name ? `Template ${name}` : 'Nothing to send');
}

function offersOf(message: SessionMessage): readonly Offer[] {
  switch (message.type) {
    case 'buttons':
      return message.buttons;
    case 'list':
      return message.sections.flatMap((section) => section.rows);
    case 'text':
    case 'image':
    case 'document':
      return [];
  }
}
