import type { JourneyNode, NodeType } from '@sendero/shared';
import { branch } from './branch/branch';
import { contactUpdate } from './contact-update/contact-update';
import { end } from './end/end';
import { goal } from './goal/goal';
import { handover } from './handover/handover';
import type { ConfigView, NodeView } from './node-view';
import { receive } from './receive/receive';
import { send } from './send/send';
import { split } from './split/split';
import { triggerMessage } from './trigger-message/trigger-message';
import { triggerSegment } from './trigger-segment/trigger-segment';
import { wait } from './wait/wait';
import { webhook } from './webhook/webhook';

/** The registry of node views: a type without one does not compile. */
export const views: { readonly [T in NodeType]: NodeView<T> } = {
  'trigger.message': triggerMessage,
  'trigger.segment': triggerSegment,
  receive,
  send,
  wait,
  branch,
  split,
  'contact.update': contactUpdate,
  webhook,
  handover,
  goal,
  end,
};

/** The view of a type, seen without its exact configuration type. */
export function viewOf(type: NodeType): ConfigView<JourneyNode['config']> {
  return widen(views[type]);
}

/** Converts: a node's configuration is only ever handed to the view of that same node's type. */
function widen(view: (typeof views)[NodeType]): ConfigView<JourneyNode['config']> {
  return view as unknown as ConfigView<JourneyNode['config']>;
}
