import type { IncomingMessage, NodeId } from '@sendero/shared';
import { handlerOf, type Journey } from './compile';
import type { TriggerContext } from './node-handler';

/** The first trigger, in the order of the document, that the message starts a run at. */
export function triggerFor({ document }: Journey, message: IncomingMessage, context: TriggerContext): NodeId | null {
  return document.nodes.find(({ type, config }) => handlerOf(type).accepts?.(config, message, context))?.id ?? null;
}
