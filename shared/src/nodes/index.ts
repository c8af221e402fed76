import type { z } from 'zod';
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

/** The registry of node types; palette, validation, engine, canvas and tests are derived from it. */
export const nodes = {
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

export type NodeType = keyof typeof nodes;
export type NodeConfig<T extends NodeType> = z.output<(typeof nodes)[T]['config']>;

export type {
  ConsentLine,
  Finding,
  FindingContext,
  NodeDefinition,
  NodeGroup,
  NodeTraits,
  Output,
  Sends,
} from './define-node';
