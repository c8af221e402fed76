import type { MessageMatch } from '@sendero/shared';
import { matchesText } from './rule-text';

it.each<[readonly MessageMatch[], string]>([
  [[{ type: 'keyword', how: 'exact', words: ['hi', 'Hola'] }], '“hi”, “Hola”'],
  [[{ type: 'keyword', how: 'contains', words: ['open'] }, { type: 'location' }], 'Contains “open” or a location'],
  [[{ type: 'any' }, { type: 'contacts' }], 'Any message or a contact card'],
])('only a line begins with a capital: %j', (matches, text) => expect(matchesText(matches)).toBe(text));
