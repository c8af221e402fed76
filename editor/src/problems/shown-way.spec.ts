import { nodeId, type Problem } from '@sendero/shared';
import { edgeLook, nodeLook } from './shown-way';

const id = (name: string) => nodeId.parse(name);
const late: Problem = {
  code: 'send.window_closed',
  severity: 'error',
  message: 'Too late',
  node: id('late'),
  path: [id('start'), id('pause'), id('late')],
};
const lost: Problem = { code: 'node.unreachable', severity: 'warning', message: 'Lost', node: id('lost') };

describe('the way that is shown', () => {
  it.each([
    { shown: 'nothing', lookedAt: null, problem: null, looks: [null, null, null, null] },
    {
      shown: 'the problem that was chosen',
      lookedAt: null,
      problem: late,
      looks: ['error', 'error', 'aside', 'aside'],
    },
    { shown: 'the one that is looked at', lookedAt: late, problem: lost, looks: ['error', 'error', 'aside', 'aside'] },
    { shown: 'a step alone', lookedAt: lost, problem: late, looks: [null, null, 'warning', null] },
  ])('is of $shown', ({ lookedAt, problem, looks }) => {
    const view = { lookedAt, problem };
    expect([
      nodeLook(view, id('pause')),
      edgeLook(view, 'start', 'pause'),
      nodeLook(view, id('lost')),
      edgeLook(view, 'pause', 'lost'),
    ]).toEqual(looks);
  });

  it('follows its direction', () => {
    const view = { lookedAt: null, problem: late };
    expect([edgeLook(view, 'pause', 'start'), edgeLook(view, 'start', 'late')]).toEqual(['aside', 'aside']);
  });
});
