import { nodeId } from '../ids';
import { readReportGoal, stepGoal, stepOfGoal } from './report';

describe('the goal of a report', () => {
  it.each(['event', 'won', 'step_-9'])('is the step %j, whatever it is called', (name) => {
    const step = nodeId.parse(name);
    const goal = readReportGoal(stepGoal(step));
    expect(goal && stepOfGoal(goal)).toBe(step);
  });

  it('is the event of the settings', () => {
    expect(readReportGoal('event')).toBe('event');
    expect(stepOfGoal('event')).toBeNull();
  });

  it.each(['', 'won', 'step:', 'event:won'])('is nothing that reads %j', (text) => {
    expect(readReportGoal(text)).toBeNull();
  });
});
