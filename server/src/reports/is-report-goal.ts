import { readReportGoal } from '@sendero/shared';
import { ValidateBy } from 'class-validator';

/** A goal that `readReportGoal` knows, such as `event` or `step:booked`. */
export function IsReportGoal(): PropertyDecorator {
  return ValidateBy({
    name: 'isReportGoal',
    validator: {
      validate: (value) => typeof value === 'string' && readReportGoal(value) !== null,
      defaultMessage: () => 'Choose event, or a step such as step:booked.',
    },
  });
}
