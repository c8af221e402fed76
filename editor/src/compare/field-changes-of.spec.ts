import { demoJourney, type JourneyNode, type NodeChange } from '@sendero/shared';
import { fieldChanges } from './field-changes-of';

const [node] = demoJourney.nodes.filter(({ type }) => type === 'wait');
if (!node) throw new Error('The demo journey waits nowhere');

const lists = (value: unknown): JourneyNode => ({ ...node, config: { list: value } }) as unknown as JourneyNode;

it.each<[readonly string[], JourneyNode, JourneyNode, readonly (readonly [string, string, string])[]]>([
  [['title'], { ...node, title: '' }, { ...node, title: 'Later' }, [['name', '(nothing)', 'Later']]],
  [['position'], node, { ...node, position: { x: 1, y: 1 } }, []],
  [['config.list'], lists([1]), lists([1, 'two']), [['list', '[\n 1\n]', '[\n 1,\n "two"\n]']]],
  [['config.list.0.words'], lists([{ words: 'a' }]), lists([{}]), [['list 1 words', 'a', '(nothing)']]],
  [['config.list'], lists(false), lists(null), [['list', 'false', '(nothing)']]],
])('tells what changed in %j', (fields, before, after, wanted) => {
  const change: NodeChange = { before, after, fields };
  expect(fieldChanges(change).map(({ field, before: was, after: is }) => [field, was, is])).toEqual(wanted);
});
