import {
  fullTitleOf,
  outputsOf,
  type JourneyNode,
  type NodeId,
  type OutputId,
  type ReportedEdge,
  type ReportedOutput,
  type ReportedStep,
} from '@sendero/shared';
import type { PassedRow, StandingRow } from './report.repository';

/** The steps that anybody came to, in the order of the nodes. */
export function stepsOf(
  nodes: readonly JourneyNode[],
  passed: readonly PassedRow[],
  standing: readonly StandingRow[],
): readonly ReportedStep[] {
  const titles = new Map(nodes.map((node) => [node.id, fullTitleOf(node)]));
  const stand = new Map(standing.map((row) => [row.node, row]));
  return nodes.flatMap((node): ReportedStep[] => {
    const own = passed.filter((row) => row.node === node.id);
    const total = own.find(({ kind }) => kind === 'node');
    if (!total) return [];
    const { here = 0, ended = 0 } = stand.get(node.id) ?? {};
    return [
      {
        node: node.id,
        title: fullTitleOf(node),
        type: node.type,
        came: total.runs,
        here,
        ended,
        outputs: outputsLeftBy(node, own, titles),
      },
    ];
  });
}

function outputsLeftBy(
  node: JourneyNode,
  rows: readonly PassedRow[],
  titles: ReadonlyMap<NodeId, string>,
): readonly ReportedOutput[] {
  const left = new Map(
    rows.flatMap((row) => (row.kind === 'output' && row.output !== null ? [[row.output, row.runs]] : [])),
  );
  const known = outputsOf(node).filter(({ id }) => left.has(id));
  const gone = [...left.keys()].filter((output) => !known.some(({ id }) => id === output));
  return [...known, ...gone.map((id) => ({ id, label: id }))].map(({ id, label }) => ({
    output: id,
    label,
    runs: left.get(id) ?? 0,
    edges: edgesFrom(id, rows, titles),
  }));
}

/** The way that most went comes first. */
function edgesFrom(
  output: OutputId,
  rows: readonly PassedRow[],
  titles: ReadonlyMap<NodeId, string>,
): readonly ReportedEdge[] {
  return rows
    .flatMap((row): ReportedEdge[] =>
      row.kind === 'edge' && row.output === output && row.to !== null
        ? [{ to: row.to, title: titles.get(row.to) ?? row.to, runs: row.runs }]
        : [],
    )
    .sort((a, b) => b.runs - a.runs);
}
