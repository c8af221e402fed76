import type { JourneyNode, NodeType } from '@sendero/shared';
import { branch } from './branch/branch';
import { contactUpdate } from './contact-update/contact-update';
import { end } from './end/end';
import { goal } from './goal/goal';
import { handover } from './handover/handover';
import { journeyStart } from './journey-start/journey-start';
import type { ConfigView, NodeView } from './node-view';
import { receive } from './receive/receive';
import { send } from './send/send';
import { split } from './split/split';
import { triggerApi } from './trigger-api/trigger-api';
import { triggerDate } from './trigger-date/trigger-date';
import { triggerEvent } from './trigger-event/trigger-event';
import { triggerInaction } from './trigger-inaction/trigger-inaction';
import { triggerMessage } from './trigger-message/trigger-message';
import { triggerSegment } from './trigger-segment/trigger-segment';
import { wait } from './wait/wait';
import { webhook } from './webhook/webhook';

/** The registry of node views: a type without one does not compile. */
export const views: { readonly [T in NodeType]: NodeView<T> } = {
  'trigger.message': triggerMessage,
  'trigger.event': triggerEvent,
  'trigger.inaction': triggerInaction,
  'trigger.api': triggerApi,
  'trigger.segment': triggerSegment,
  'trigger.date': triggerDate,
  receive,
  send,
  wait,
  branch,
  split,
  'contact.update': contactUpdate,
  'journey.start': journeyStart,
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
