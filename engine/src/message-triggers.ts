import type { JourneyNode } from '@sendero/shared';
import { handlerOf, type Journey } from './compile';

/** The triggers of a journey that messages are shown to, in the order in which they are asked. */
export function messageTriggers({ document }: Journey): readonly JourneyNode[] {
  return document.nodes.filter(({ type }) => handlerOf(type).startsOnMessages);
}
