import type { JourneyDocument, JourneyEdge, JourneyNode, JourneySettings, NodeId, NodeType } from '@sendero/shared';
import type { Clip } from './clip';
import type { EdgeKey } from './edge-key';
import type { Position } from './edit-document';
import type { Selection } from './selection';

/** What the canvas draws and what a person can do to it; every action is named after what they did. */
export interface JourneyState {
  readonly document: JourneyDocument;
  readonly selection: Selection;
  /** What just happened, for people who can't see the canvas. */
  readonly announcement: string;

  /** Puts a node where it was dropped. */
  addNode(type: NodeType, id: NodeId, position: Position): void;
  /** Puts a node right of the selected one and connects that one's free output; or at `fallback` when none is selected. */
  addAfterSelected(type: NodeType, id: NodeId, fallback: Position): void;
  /** Puts a node between the two ends of an edge. */
  insertOnEdge(type: NodeType, id: NodeId, edge: EdgeKey): void;
  /** Puts a node right of another and lets that one's output lead to it. */
  addToOutput(type: NodeType, id: NodeId, from: Pick<JourneyEdge, 'from' | 'output'>): void;
  moveNodes(positions: ReadonlyMap<NodeId, Position>): void;
  connect(edge: JourneyEdge): void;
  /** Draws an edge anew, from another output or to another node. */
  reconnect(before: EdgeKey, edge: JourneyEdge): void;
  disconnect(edge: EdgeKey): void;
  configureNode(id: NodeId, config: JourneyNode['config']): void;
  renameNode(id: NodeId, title: string): void;
  changeSettings(settings: JourneySettings): void;
  deleteSelected(): void;
  duplicateSelected(newId: () => NodeId): void;
  paste(clip: Clip, newId: () => NodeId): void;
  layOutAll(): void;
  /** Puts a whole journey in place of the one that is drawn. */
  replaceAll(document: JourneyDocument, announcement: string): void;

  select(selection: Selection): void;
  selectAll(): void;
  /** Ends a run of typing: what comes next can be undone by itself. */
  endTyping(): void;
}
