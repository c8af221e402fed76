import type { NodeLine } from './reconcile/node-lines';
import { textTable } from './text-table';

const OUTPUT = 'output:';
/** The position of the column that names the outputs. */
const LEFT_BY = 10;

/** What happened at each node, as the canvas counts it. */
export function nodeTable(lines: readonly NodeLine[]): string {
  return textTable(
    ['node', 'entered', 'here', 'ended', 'failed', 'queued', 'sent', 'delivered', 'read', 'not sent', 'left by'],
    lines.map(({ node, title, counts }) => {
      const of = (metric: string) => counts.get(metric) ?? 0;
      const outputs = [...counts].filter(([metric]) => metric.startsWith(OUTPUT)).sort(([, a], [, b]) => b - a);
      const left = outputs.reduce((sum, [, n]) => sum + n, 0);
      const sends = of('queued') > 0;
      return [
        title || node,
        String(of('entered')),
        String(of('entered') - left - of('ended') - of('failed')),
        String(of('ended')),
        String(of('failed')),
        ...['queued', 'sent', 'delivered', 'read', 'message_failed'].map((metric) => (sends ? String(of(metric)) : '')),
        outputs.map(([metric, n]) => `${metric.slice(OUTPUT.length)} ${n}`).join(', '),
      ];
    }),
    [0, LEFT_BY],
  );
}
