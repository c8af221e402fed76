import type { RunEventType } from '@sendero/shared';
import type { Journey } from './compile';

/** Whether runs of a journey may use events of a type anywhere in it; it says nothing about where a run stands. */
export function hears({ machine, document }: Journey, type: RunEventType): boolean {
  const { exits, goal } = document.settings;
  return exits.length > 0 || goal?.leave === true || machine.events.includes(type);
}
