import { journeyId, type AuditEntry } from '@sendero/shared';
import { auditText } from './audit-text';

const published = (details: AuditEntry['details']): AuditEntry => ({
  id: 'a',
  journeyId: journeyId.parse('01890a5d-ac96-774b-bcce-b302099a8057'),
  at: 0,
  who: 'This machine',
  action: 'published',
  details,
});

it.each([
  [{ version: 2, inFlight: 'stay', scenarios: 3 }, 'Published version 2'],
  [{ version: 2, despite: 'Meant so', red: ['a'] }, 'Published version 2 although a scenario did not pass: “Meant so”'],
  [
    { version: 2, despite: 'Meant so', red: ['a', 'b'] },
    'Published version 2 although 2 scenarios did not pass: “Meant so”',
  ],
])('tells of %j', (details, text) => {
  expect(auditText(published(details))).toBe(text);
});
