import {
  isOnlyMoved,
  titleOf,
  type JourneyDiff,
  type JourneyDocument,
  type JourneyEdge,
  type NodeChange,
} from '@sendero/shared';

/** A difference in lines: + is new, - is gone, ~ is changed, with what it was and is. */
export function differenceText(diff: JourneyDiff, before: JourneyDocument, after: JourneyDocument): readonly string[] {
  const moved = diff.nodes.changed.filter(isOnlyMoved).length;
  return [
    ...diff.nodes.added.map((node) => `+ step ${called(after, node.id)}`),
    ...diff.nodes.removed.map((node) => `- step ${called(before, node.id)}`),
    ...diff.nodes.changed.filter((change) => !isOnlyMoved(change)).flatMap(changeText),
    ...diff.edges.added.map((edge) => `+ ${connectionText(after, edge)}`),
    ...diff.edges.removed.map((edge) => `- ${connectionText(before, edge)}`),
    ...diff.settings.flatMap((name) => [
      `~ setting ${name}`,
      ...valueLines(Reflect.get(before.settings, name), Reflect.get(after.settings, name)),
    ]),
    ...(moved > 0 ? [`  ${moved} ${moved === 1 ? 'step lies' : 'steps lie'} elsewhere on the canvas`] : []),
  ];
}

function changeText({ before, after, fields }: NodeChange): readonly string[] {
  const changed = fields.filter((field) => field !== 'position');
  return [
    `~ step “${titleOf(after)}” (${after.id})`,
    ...changed.flatMap((field) => [
      `    ${field.replace(/^config\./, '')}`,
      ...valueLines(valueIn(before, field), valueIn(after, field)),
    ]),
  ];
}

function connectionText(journey: JourneyDocument, { from, output, to }: JourneyEdge): string {
  return `connection ${called(journey, from)} by ${output} → ${called(journey, to)}`;
}

function called(journey: JourneyDocument, id: string): string {
  const node = journey.nodes.find((one) => one.id === id);
  return node ? `“${titleOf(node)}” (${id})` : `“${id}”`;
}

function valueLines(before: unknown, after: unknown): readonly string[] {
  return [
    ...(before === undefined ? [] : [`      - ${shown(before)}`]),
    ...(after === undefined ? [] : [`      + ${shown(after)}`]),
  ];
}

function valueIn(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((part, key) => {
    return typeof part === 'object' && part !== null ? (Reflect.get(part, key) as unknown) : undefined;
  }, value);
}

const LONGEST = 200;

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}
