import type { NodeId, RunEvent } from '@sendero/shared';
import { handlerOf, type Journey } from './compile';
import type { TriggerContext } from './node-handler';

/** The first trigger, in the order of the document, that the event starts a run at. */
export function triggerFor({ document }: Journey, event: RunEvent, context: TriggerContext): NodeId | null {
  return document.nodes.find(({ type, config }) => handlerOf(type).accepts?.(config, event, context))?.id ?? null;
}

/** The trigger of this name, when the event starts a run at it. */
export function triggerNamed({ document }: Journey, id: NodeId, event: RunEvent): NodeId | null {
  const node = document.nodes.find((candidate) => candidate.id === id);
  const accepts = node && handlerOf(node.type).accepts?.(node.config, event, { firstMessage: false });
  return accepts === true ? id : null;
}
