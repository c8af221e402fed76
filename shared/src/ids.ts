import { z } from 'zod';

/** Database ids are UUIDs (version 7: they sort by time of creation); brands keep one kind from passing for another. */
export const workspaceId = z.uuid().brand<'WorkspaceId'>();
export const channelId = z.uuid().brand<'ChannelId'>();
export const contactId = z.uuid().brand<'ContactId'>();
export const journeyId = z.uuid().brand<'JourneyId'>();
export const versionId = z.uuid().brand<'VersionId'>();
export const runId = z.uuid().brand<'RunId'>();
export const messageId = z.uuid().brand<'MessageId'>();
export const conversationId = z.uuid().brand<'ConversationId'>();
export const segmentId = z.uuid().brand<'SegmentId'>();
export const taskId = z.uuid().brand<'TaskId'>();
export const scenarioId = z.uuid().brand<'ScenarioId'>();
export const agentId = z.uuid().brand<'AgentId'>();
export const teamId = z.uuid().brand<'TeamId'>();
export const labelId = z.uuid().brand<'LabelId'>();

export type WorkspaceId = z.infer<typeof workspaceId>;
export type ChannelId = z.infer<typeof channelId>;
export type ContactId = z.infer<typeof contactId>;
export type JourneyId = z.infer<typeof journeyId>;
export type VersionId = z.infer<typeof versionId>;
export type RunId = z.infer<typeof runId>;
export type MessageId = z.infer<typeof messageId>;
export type ConversationId = z.infer<typeof conversationId>;
export type SegmentId = z.infer<typeof segmentId>;
export type TaskId = z.infer<typeof taskId>;
export type ScenarioId = z.infer<typeof scenarioId>;
export type AgentId = z.infer<typeof agentId>;
export type TeamId = z.infer<typeof teamId>;
export type LabelId = z.infer<typeof labelId>;

/** Names a node inside one journey document; kept when the journey is edited, copied into counters and visits. */
export const nodeId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,40}$/, 'A node id has 1 to 40 letters, digits, dashes or underscores.')
  .brand<'NodeId'>();
export type NodeId = z.infer<typeof nodeId>;

/** Names a way out of a node: `next`, `sent`, … or the id of a case. */
export type OutputId = string;

/** Milliseconds since 1970-01-01 UTC. */
export type EpochMs = number;

/** How many lanes the runtime spreads contacts over. */
export const LANES = 64;

/** The lane that all of a contact's work goes through, 0 to 63. The last byte of a version 7 UUID is random. */
export function laneOf(contact: ContactId): number {
  return Number.parseInt(contact.slice(-2), 16) % LANES;
}
