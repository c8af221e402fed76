import {
  journeyDocument,
  journeyStatuses,
  nodes,
  type JourneyCounts,
  type JourneyDetail,
  type JourneySummary,
  type JourneySurroundings,
  type ListedVersion,
  type NodeCounts,
  type OtherStart,
  type Problem,
  type PublishedVersion,
  type SavedDraft,
  type VersionDetail,
} from '@sendero/shared';
import {
  flag,
  integer,
  listOf,
  nameSchema,
  objectSchema,
  oneOfTexts,
  orNull,
  recordOf,
  text,
  time,
  uuid,
  zodSchema,
} from '../http/api-schema';

for (const [type, { config, title }] of Object.entries(nodes)) {
  nameSchema(`NodeConfig.${type}`, { title, ...zodSchema(config) });
}

export const journeyDocumentSchema = nameSchema('JourneyDocument', {
  description:
    'A journey as it is drawn. What `config` holds depends on the node’s `type`: see the schemas NodeConfig.*',
  ...zodSchema(journeyDocument),
});

export const problem = objectSchema<Problem>(
  'JourneyProblem',
  {
    code: text,
    severity: oneOfTexts(['error', 'warning']),
    message: text,
    node: text,
    output: text,
    path: listOf(text),
  },
  ['node', 'output', 'path'],
);

export const journeySurroundings = objectSchema<JourneySurroundings>('JourneySurroundings', {
  attributes: listOf(text),
  otherStarts: listOf(objectSchema<OtherStart>('OtherStart', { journey: text, words: listOf(text) })),
  events: listOf(text),
  linkBase: orNull(text),
});

const versionFields = { id: uuid, number: integer, publishedAt: time };
export const publishedVersion = objectSchema<PublishedVersion>('PublishedVersion', versionFields);

export const listedVersion = objectSchema<ListedVersion>('ListedVersion', { ...versionFields, here: integer });

export const versionDetail = objectSchema<VersionDetail>('VersionDetail', {
  ...versionFields,
  journeyId: uuid,
  document: journeyDocumentSchema,
});

const summaryFields = {
  id: uuid,
  name: text,
  status: oneOfTexts(journeyStatuses),
  createdAt: time,
  updatedAt: time,
  version: orNull(publishedVersion),
  draftChanged: flag,
  runs: objectSchema<JourneySummary['runs']>('RunTotals', {
    active: integer,
    ended: integer,
    failed: integer,
    control: integer,
    holdout: integer,
  }),
  archivedAt: orNull(time),
};
export const journeySummary = objectSchema<JourneySummary>('JourneySummary', summaryFields);

export const journeyDetail = objectSchema<JourneyDetail>('JourneyDetail', {
  ...summaryFields,
  draft: journeyDocumentSchema,
  draftRevision: integer,
});

export const savedDraft = objectSchema<SavedDraft>('SavedDraft', {
  draftRevision: integer,
  updatedAt: time,
  draftChanged: flag,
  problems: listOf(problem),
});

const nodeCounts = objectSchema<NodeCounts>('NodeCounts', {
  entered: integer,
  here: integer,
  outputs: recordOf(integer),
  ended: integer,
  failed: integer,
  control: integer,
  holdout: integer,
  moved: integer,
  messages: objectSchema<NodeCounts['messages']>('MessageCounts', {
    queued: integer,
    sent: integer,
    delivered: integer,
    read: integer,
    clicked: integer,
    failed: integer,
  }),
});

export const journeyCounts = objectSchema<JourneyCounts>('JourneyCounts', {
  journeyId: uuid,
  versionId: uuid,
  nodes: recordOf(nodeCounts),
});
