import { nodeId, segmentId, type Launch } from '@sendero/shared';
import { launchText } from './launch-text';

const launch: Launch = {
  node: nodeId.parse('start'),
  segment: { id: segmentId.parse('01990000-0000-7000-8000-000000000001'), name: 'Lisbon' },
  mode: 'once',
  status: 'running',
  dueAt: 0,
  members: 5,
  started: 2,
};

it.each<[Partial<Launch>, boolean, string]>([
  [{}, false, '2 of 5 members of “Lisbon” were started …'],
  [{ started: 1 }, true, '1 of 5 members of “Lisbon” was started; the others wait until the journey goes on.'],
  [{ started: 0, members: 1 }, false, '0 of 1 member of “Lisbon” were started …'],
  [{ status: 'done', started: 1 }, false, '1 member of “Lisbon” was started.'],
  [{ status: 'done', started: 1_200 }, false, '1,200 members of “Lisbon” were started.'],
  [{ mode: 'entering', started: 1 }, false, '1 started as a member of “Lisbon”.'],
  [{ mode: 'entering', started: 3 }, false, '3 started as they became members of “Lisbon”.'],
])('%j: %s %s (CTN-11)', (change, paused, words) => {
  expect(launchText({ ...launch, ...change }, paused)).toBe(words);
});
