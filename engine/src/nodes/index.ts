import type { NodeType } from '@sendero/shared';
import type { NodeHandler } from '../node-handler';
import { branch } from './branch';
import { contactUpdate } from './contact-update';
import { end } from './end';
import { goal } from './goal';
import { handover } from './handover';
import { journeyStart } from './journey-start';
import { receive } from './receive';
import { send } from './send';
import { split } from './split';
import { triggerApi } from './trigger-api';
import { triggerDate } from './trigger-date';
import { triggerEvent } from './trigger-event';
import { triggerInaction } from './trigger-inaction';
import { triggerMessage } from './trigger-message';
import { triggerSegment } from './trigger-segment';
import { wait } from './wait';
import { webhook } from './webhook';

/** The registry of handlers: a node type without one does not compile. */
export const handlers: { readonly [T in NodeType]: NodeHandler<T> } = {
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
  webhook,
  handover,
  'journey.start': journeyStart,
  goal,
  end,
};
