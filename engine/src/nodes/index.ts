import type { NodeType } from '@sendero/shared';
import type { NodeHandler } from '../node-handler';
import { branch } from './branch';
import { contactUpdate } from './contact-update';
import { end } from './end';
import { goal } from './goal';
import { handover } from './handover';
import { receive } from './receive';
import { send } from './send';
import { split } from './split';
import { triggerMessage } from './trigger-message';
import { triggerSegment } from './trigger-segment';
import { wait } from './wait';
import { webhook } from './webhook';

/** The registry of handlers: a node type without one does not compile. */
export const handlers: { readonly [T in NodeType]: NodeHandler<T> } = {
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
