import { unreachable, type SessionMessage } from '@sendero/shared';
import type { Offer } from '../node-view';

/** What a message lets people tap. */
export function offersOf(message: SessionMessage): readonly Offer[] {
  switch (message.type) {
    case 'buttons':
      return message.buttons.map(({ id, title }) => ({ kind: 'button', id, title }));
    case 'list':
      return message.sections.flatMap(({ rows }) =>
        rows.map(({ id, title }) => ({ kind: 'listRow' as const, id, title })),
      );
    case 'text':
    case 'image':
    case 'video':
    case 'document':
    case 'audio':
    case 'sticker':
    case 'location':
    case 'contacts':
    case 'linkButton':
      return [];
    case 'locationRequest':
      return [{ kind: 'location', id: 'location', title: 'Location' }];
    case 'flow':
      return [{ kind: 'flow', id: 'flow', title: message.button }];
    default:
      return unreachable(message);
  }
}
