import type { OtherStart } from '../check-journey';
import { sentence, type Problem } from '../problems';
import type { JourneyGraph } from './journey-graph';

/** Words that other journeys listen to as well: of several journeys that a message fits only one starts. */
export function checkStartWords({ starts }: JourneyGraph, others: readonly OtherStart[]): readonly Problem[] {
  return starts.flatMap(({ id, title, traits, node }) => {
    const words = new Set(traits.startWords(node.config).map(spoken));
    return others.flatMap((other): Problem[] => {
      const shared = other.words.find((word) => words.has(spoken(word)));
      if (shared === undefined) return [];
      const message = sentence('trigger.word_taken', { title, word: shared.trim(), journey: other.journey });
      return [{ code: 'trigger.word_taken', severity: 'warning', message, node: id }];
    });
  });
}

/** Case and outer blanks do not tell words apart. */
function spoken(word: string): string {
  return word.trim().toLocaleLowerCase('en');
}
