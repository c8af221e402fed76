import type { JourneyCounts, NodeCounts, NodeId } from '@sendero/shared';
import { sameJson } from '../store/same-json';

type Nodes = JourneyCounts['nodes'];

/** How figures are brought up to date. */
export interface Pace {
  /** The most cards in one step. */
  readonly cards: number;
  /** The pause between two steps, in ms. */
  readonly everyMs: number;
}

/**
 * The figures that cards show. Hundreds of them drawn at once would hold up everything else on the page, so a few cards
 * are brought up to date at a time; those that are not drawn cost nothing.
 */
export class Figures {
  private target: Nodes = {};
  private readonly shown = new Map<NodeId, NodeCounts>();
  private readonly listeners = new Map<NodeId, Set<() => void>>();
  /** Drawn cards whose figures are old, the longest waiting first. */
  private readonly old = new Set<NodeId>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private held = false;

  constructor(private readonly pace: Pace) {}

  of(node: NodeId): NodeCounts | undefined {
    return this.shown.get(node);
  }

  /** Calls back when the figures of this card change. */
  subscribe(node: NodeId, changed: () => void): () => void {
    const listeners = this.listeners.get(node) ?? new Set();
    this.listeners.set(node, listeners.add(changed));
    return () => {
      listeners.delete(changed);
      if (listeners.size > 0 || this.listeners.get(node) !== listeners) return;
      this.listeners.delete(node);
      // A card that is drawn again later begins with what is right.
      if (this.old.delete(node)) this.keep(node);
    };
  }

  /** What is right now; every card has it before long. */
  bring(nodes: Nodes): void {
    const known = Object.keys({ ...this.target, ...nodes }) as NodeId[];
    this.target = nodes;
    for (const node of known) {
      if (sameJson(this.shown.get(node), nodes[node])) this.old.delete(node);
      else if (this.listeners.has(node)) this.old.add(node);
      else this.keep(node);
    }
    this.goOn(0);
  }

  /** Brings no card up to date for as long as nobody can read them. */
  hold(held: boolean): void {
    this.held = held;
    if (held) this.stop();
    else this.goOn(0);
  }

  /** Brings nothing up to date any more. */
  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private goOn(afterMs: number): void {
    if (!this.held && this.old.size > 0) this.timer ??= setTimeout(() => this.step(), afterMs);
  }

  private step(): void {
    this.timer = undefined;
    const nodes = [...this.old].slice(0, this.pace.cards);
    for (const node of nodes) {
      this.old.delete(node);
      this.keep(node);
      for (const changed of this.listeners.get(node) ?? []) changed();
    }
    this.goOn(this.pace.everyMs);
  }

  private keep(node: NodeId): void {
    const right = this.target[node];
    if (right) this.shown.set(node, withOld(this.shown.get(node), right));
    else this.shown.delete(node);
  }
}

/** Parts that did not change stay the same objects, so that what shows them is not drawn again. */
function withOld(before: NodeCounts | undefined, after: NodeCounts): NodeCounts {
  if (!before) return after;
  return {
    ...after,
    outputs: sameJson(before.outputs, after.outputs) ? before.outputs : after.outputs,
    messages: sameJson(before.messages, after.messages) ? before.messages : after.messages,
  };
}
