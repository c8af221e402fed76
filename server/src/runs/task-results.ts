import type { TaskId } from '@sendero/shared';

/** What became of the runs that a task came to. */
export type TaskResult = 'moved' | 'ended' | 'stayed';

/** Adds results up by task, so that a batch writes a row each. */
export class TaskResults {
  private readonly sums = new Map<TaskId, Record<TaskResult, number>>();

  add(task: TaskId, result: TaskResult): void {
    const sum = this.sums.get(task) ?? { moved: 0, ended: 0, stayed: 0 };
    sum[result] += 1;
    this.sums.set(task, sum);
  }

  get rows(): readonly (Readonly<Record<TaskResult, number>> & { readonly id: TaskId })[] {
    return [...this.sums].map(([id, sum]) => ({ id, ...sum }));
  }
}
