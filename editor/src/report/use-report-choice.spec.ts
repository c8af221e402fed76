import { nodeId, readRange, readReportGoal, stepGoal } from '@sendero/shared';
import { searchOf, type ReportChoice } from './use-report-choice';

const won = stepGoal(nodeId.parse('won'));

it.each<[ReportChoice, string]>([
  [{ range: '30d', goal: null }, ''],
  [{ range: '7d', goal: null }, '?range=7d'],
  [{ range: '30d', goal: 'event' }, '?goal=event'],
  [{ range: '2026-11-02..2026-11-08', goal: won }, '?range=2026-11-02..2026-11-08&goal=step%3Awon'],
])('the address of %j ends with %j and leads back to it', (choice, search) => {
  expect(searchOf(choice)).toBe(search);
  const parameters = new URLSearchParams(search);
  expect(readRange(parameters.get('range') ?? '30d')).toBe(choice.range);
  expect(readReportGoal(parameters.get('goal') ?? '')).toBe(choice.goal);
});
