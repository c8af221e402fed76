import type { Unwatch, Watch } from './watch.repository';

type Named = Pick<Watch, 'journeyId' | 'node' | 'contactId' | 'key'>;

/** What the events of a batch do to watches: which end, and then which begin. */
export class BatchWatches {
  readonly ended: Unwatch[] = [];
  private readonly begunAt = new Map<string, Watch>();

  get begun(): readonly Watch[] {
    return [...this.begunAt.values()];
  }

  begin(watch: Watch): void {
    const known = this.begunAt.get(nameOf(watch));
    if (!known || known.happenedAt <= watch.happenedAt) this.begunAt.set(nameOf(watch), watch);
  }

  end(unwatch: Unwatch): void {
    this.ended.push(unwatch);
    for (const [name, watch] of this.begunAt) {
      if (covers(unwatch, watch) && watch.dueAt >= unwatch.at) this.begunAt.delete(name);
    }
  }

  /** Whether something of this batch came in time for a watch that fell due: it was ended, or begun anew. */
  settles(due: Watch): boolean {
    const again = this.begunAt.get(nameOf(due));
    return (
      (again !== undefined && again.happenedAt <= due.dueAt) ||
      this.ended.some((unwatch) => covers(unwatch, due) && unwatch.at <= due.dueAt)
    );
  }
}

function covers(unwatch: Unwatch, watch: Named): boolean {
  return (
    unwatch.journeyId === watch.journeyId &&
    unwatch.node === watch.node &&
    unwatch.contactId === watch.contactId &&
    (unwatch.key === '' || unwatch.key === watch.key)
  );
}

function nameOf({ journeyId, node, contactId, key }: Named): string {
  return `${journeyId} ${node} ${contactId} ${key}`;
}
