import { ailments, type DoctorReport, type DoctorFinding } from '@sendero/shared';
import { integer, listOf, objectSchema, oneOfTexts, text, time } from '../http/api-schema';

const finding = objectSchema<DoctorFinding>('DoctorFinding', {
  ailment: oneOfTexts(ailments),
  count: { ...integer, description: 'How many rows it concerns.' },
  examples: { ...listOf(text), description: 'The ids of some of them.' },
});

export const doctorReport = objectSchema<DoctorReport>('DoctorReport', { at: time, findings: listOf(finding) });
