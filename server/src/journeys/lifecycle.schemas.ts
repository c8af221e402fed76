import {
  auditActions,
  type AuditEntry,
  type Impact,
  type JourneyTask,
  type NodeImpact,
  type ResumePreview,
} from '@sendero/shared';
import {
  anyJson,
  integer,
  listOf,
  objectSchema,
  oneOfTexts,
  orNull,
  recordOf,
  text,
  time,
  uuid,
} from '../http/api-schema';

export const impact = objectSchema<Impact>('Impact', {
  total: integer,
  unchanged: integer,
  changed: integer,
  removed: integer,
  nodes: listOf(
    objectSchema<NodeImpact>('NodeImpact', {
      versionNumber: integer,
      node: text,
      title: text,
      runs: integer,
      fate: oneOfTexts(['unchanged', 'changed', 'removed']),
    }),
  ),
});

export const journeyTask = objectSchema<JourneyTask>('JourneyTask', {
  id: uuid,
  change: { type: 'object', description: '`move` to a version, or `exit`.', additionalProperties: true },
  total: integer,
  asked: integer,
  moved: integer,
  ended: integer,
  stayed: integer,
  createdAt: time,
  finishedAt: orNull(time),
});

export const resumePreview = objectSchema<ResumePreview>('ResumePreview', {
  overdue: integer,
  events: integer,
  messages: integer,
  contacts: integer,
});

export const auditEntry = objectSchema<AuditEntry>('AuditEntry', {
  id: uuid,
  journeyId: uuid,
  at: time,
  who: text,
  action: oneOfTexts(auditActions),
  details: recordOf(anyJson),
});
