import type { NodeId } from '../ids';
import { contactFields, personalizationProblem, placeholdersIn, type Placeholder } from '../personalize';
import { sentence, type Problem } from '../problems';
import type { JourneyGraph, Step, Way } from './journey-graph';

/** Placeholders that can't be read, name nothing that exists, or may have no value when their text is filled in. */
export function checkPlaceholders(graph: JourneyGraph): readonly Problem[] {
  const setBy = waysThatSet(graph);
  const waysWithout = new Map<string, Arrivals>();
  const pathWithout = (variable: string, step: Step): readonly NodeId[] | null => {
    const known = waysWithout.get(variable) ?? arrivalsWithout(variable, graph, setBy);
    waysWithout.set(variable, known);
    return known.has(step) ? pathTo(step, known) : null;
  };
  return graph.steps.flatMap((step) => {
    const texts = step.traits.texts(step.node.config);
    const found = new Map(texts.flatMap(placeholdersIn).map((placeholder) => [key(placeholder), placeholder]));
    return [
      ...texts.flatMap((text) => unreadable(text, step)),
      ...[...found.values()].flatMap((placeholder) => problemOf(placeholder, step, pathWithout)),
    ];
  });
}

/** The same name counts twice in a step, with and without a fallback. */
function key({ name, hasFallback }: Placeholder): string {
  return `${name} ${hasFallback}`;
}

function unreadable(text: string, { id, title }: Step): readonly Problem[] {
  const detail = personalizationProblem(text);
  if (detail === null) return [];
  const message = sentence('send.placeholder_invalid', { title, detail });
  return [{ code: 'send.placeholder_invalid', severity: 'error', message, node: id }];
}

function problemOf(
  { name, parts, hasFallback }: Placeholder,
  step: Step,
  pathWithout: (variable: string, step: Step) => readonly NodeId[] | null,
): readonly Problem[] {
  const details = { title: step.title, name };
  if (!isKnownField(parts)) {
    const message = sentence('send.placeholder_no_field', details);
    return [{ code: 'send.placeholder_no_field', severity: 'error', message, node: step.id }];
  }
  const [root, field] = parts;
  if (hasFallback || typeof field !== 'string') return [];
  if (root === 'contact' && field === 'attributes') {
    const message = sentence('send.placeholder_maybe_empty', details);
    return [{ code: 'send.placeholder_maybe_empty', severity: 'warning', message, node: step.id }];
  }
  if (root === 'event') {
    const message = sentence('send.placeholder_event_empty', details);
    return [{ code: 'send.placeholder_event_empty', severity: 'warning', message, node: step.id }];
  }
  const path = root === 'variables' ? pathWithout(field, step) : null;
  if (!path) return [];
  const message = sentence('send.placeholder_unknown', details);
  return [{ code: 'send.placeholder_unknown', severity: 'error', message, node: step.id, path }];
}

/** Whether the scope of a text can have such a name; a part that is not known yet gets the benefit of the doubt. */
export function isKnownField([root, field]: Placeholder['parts']): boolean {
  if (root === null || root === undefined) return true;
  const fields: Readonly<Record<string, readonly string[] | 'any'>> = {
    contact: contactFields,
    variables: 'any',
    reply: ['text'],
    event: 'any',
  };
  const known = Object.hasOwn(fields, root) ? fields[root] : undefined;
  if (known === undefined) return false;
  return field === null || field === undefined || known === 'any' || known.includes(field);
}

/** Steps that can be reached without the variable having been set, each with the step before it; null at the start. */
type Arrivals = ReadonlyMap<Step, Step | null>;

function arrivalsWithout(variable: string, { starts }: JourneyGraph, setBy: SetBy): Arrivals {
  const sets = setBy.get(variable) ?? new Set();
  const arrivals = new Map<Step, Step | null>(starts.map((step) => [step, null]));
  for (const [step] of arrivals) {
    for (const way of step.waysOut) {
      if (!arrivals.has(way.to) && !sets.has(way)) arrivals.set(way.to, step);
    }
  }
  return arrivals;
}

/** The ways on which each variable gets a value. */
type SetBy = ReadonlyMap<string, ReadonlySet<Way>>;

function waysThatSet({ steps }: JourneyGraph): SetBy {
  const setBy = new Map<string, Set<Way>>();
  for (const { traits, node, waysOut } of steps) {
    const sets = traits.setsVariables(node.config);
    for (const way of waysOut) {
      for (const variable of sets[way.output.id] ?? []) {
        setBy.set(variable, (setBy.get(variable) ?? new Set()).add(way));
      }
    }
  }
  return setBy;
}

function pathTo(last: Step, arrivals: Arrivals): readonly NodeId[] {
  const path: NodeId[] = [];
  for (let step: Step | null | undefined = last; step; step = arrivals.get(step)) path.push(step.id);
  return path.reverse();
}
