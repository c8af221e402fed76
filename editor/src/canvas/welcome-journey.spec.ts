import { checkJourney } from '@sendero/shared';
import { welcomeJourney } from './welcome-journey';

it('the journey to start from can be published as it is', () => {
  expect(checkJourney(welcomeJourney, { templates: [] }).filter((problem) => problem.severity === 'error')).toEqual([]);
  expect(welcomeJourney.nodes.length).toBeGreaterThan(3);
});
