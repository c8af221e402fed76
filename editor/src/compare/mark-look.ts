import { IconArrowsMove, IconMinus, IconPencil, IconPlus, type Icon } from '@tabler/icons-react';
import type { NodeMark } from './drawn-diff';

/** How a mark is told without its colour. */
export const markLooks: Readonly<Record<Exclude<NodeMark, 'same'>, { readonly word: string; readonly Icon: Icon }>> = {
  added: { word: 'Added', Icon: IconPlus },
  removed: { word: 'Removed', Icon: IconMinus },
  changed: { word: 'Changed', Icon: IconPencil },
  moved: { word: 'Moved', Icon: IconArrowsMove },
};
