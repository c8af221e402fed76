import { journeyDocument } from '../journey';
import { checkJourney } from '../check-journey';
import { segmentId } from '../ids';

const KNOWN = '01990000-0000-7000-8000-000000000001';
const GONE = '01990000-0000-7000-8000-000000000002';

function asksAbout(segment: string) {
  const when = { match: 'all', conditions: [{ subject: 'segment', is: 'in', segment }] };
  return journeyDocument.parse({
    schema: 1,
    nodes: [
      {
        id: 'choose',
        type: 'branch',
        title: 'Choose',
        position: { x: 0, y: 0 },
        config: { cases: [{ id: 'a', title: 'In', when }] },
      },
    ],
    edges: [],
  });
}

const findings = (segment: string, segments?: readonly string[]) =>
  checkJourney(asksAbout(segment), {
    templates: [],
    ...(segments && { segments: segments.map((id) => segmentId.parse(id)) }),
  })
    .filter(({ code }) => code === 'segment.missing' || code === 'node.incomplete')
    .map(({ code, node }) => [code, node]);

it.each<[string, string, readonly string[] | undefined, string[][]]>([
  ['one that is there', KNOWN, [KNOWN], []],
  ['one that is gone', GONE, [KNOWN], [['segment.missing', 'choose']]],
  ['one, where segments are not known', GONE, undefined, []],
  ['none yet', '', [KNOWN], [['node.incomplete', 'choose']]],
])('CTN-12 a branch that asks about %s', (_, asked, known, expected) => {
  expect(findings(asked, known)).toEqual(expected);
});
