import type { JourneyId, Visitor, WorkspaceId } from '@sendero/shared';

/** A journey that somebody has open. */
export interface OpenJourney {
  readonly workspace: WorkspaceId;
  readonly journey: JourneyId;
}

/** More people than this in one process are not told of: nobody could read it. */
const MOST_TOLD = 15;

/** Who has which journey open: in this process by connection, and in others as they tell it. */
export class PeopleThere {
  private readonly here = new Map<string, Place>();
  private readonly elsewhere = new Map<string, Elsewhere>();

  /** A connection has the journey open. */
  enter(at: OpenJourney, connection: string, visitor: Visitor): void {
    const key = keyOf(at);
    const place = this.here.get(key) ?? { at, connections: new Map<string, Visitor>() };
    place.connections.set(connection, visitor);
    this.here.set(key, place);
  }

  /** A connection has it open no more. Answers whether it had. */
  leave(at: OpenJourney, connection: string): boolean {
    const key = keyOf(at);
    const place = this.here.get(key);
    const had = place?.connections.delete(connection) ?? false;
    if (place?.connections.size === 0) this.here.delete(key);
    return had;
  }

  /** Where a connection is. */
  whereIs(connection: string): readonly OpenJourney[] {
    return [...this.here.values()].flatMap(({ at, connections }) => (connections.has(connection) ? [at] : []));
  }

  /** Everything that somebody of this process has open. */
  openHere(): readonly OpenJourney[] {
    return [...this.here.values()].map(({ at }) => at);
  }

  /** Who of this process has it open. */
  inThisProcess(at: OpenJourney): readonly Visitor[] {
    return eachTabOnce([...(this.here.get(keyOf(at))?.connections.values() ?? [])]).slice(0, MOST_TOLD);
  }

  /** Another process tells who of its own has it open; that counts until it is silent for too long. */
  tell(process: string, at: OpenJourney, visitors: readonly Visitor[], now: number): void {
    const key = `${process} ${keyOf(at)}`;
    if (visitors.length === 0) this.elsewhere.delete(key);
    else this.elsewhere.set(key, { at, visitors, heardAt: now });
  }

  /** Forgets processes that were silent since `before`. Answers where somebody was forgotten. */
  forgetSilent(before: number): readonly OpenJourney[] {
    const silent = [...this.elsewhere].filter(([, { heardAt }]) => heardAt < before);
    for (const [key] of silent) this.elsewhere.delete(key);
    return silent.map(([, { at }]) => at);
  }

  /** Everybody, wherever they are connected. */
  everybody(at: OpenJourney): readonly Visitor[] {
    const key = keyOf(at);
    const others = [...this.elsewhere.values()].filter((told) => keyOf(told.at) === key);
    return eachTabOnce([...this.inThisProcess(at), ...others.flatMap(({ visitors }) => visitors)]);
  }
}

interface Place {
  readonly at: OpenJourney;
  readonly connections: Map<string, Visitor>;
}

interface Elsewhere {
  readonly at: OpenJourney;
  readonly visitors: readonly Visitor[];
  readonly heardAt: number;
}

function keyOf({ workspace, journey }: OpenJourney): string {
  return `${workspace} ${journey}`;
}

/** A page that has just connected again may have its lost connection beside the new one for a while. */
function eachTabOnce(visitors: readonly Visitor[]): readonly Visitor[] {
  return [...new Map(visitors.map((visitor) => [visitor.tab, visitor])).values()];
}
