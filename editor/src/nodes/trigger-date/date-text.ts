import { durationText, type NodeConfig } from '@sendero/shared';

/** Such as “2 days before departure, at 09:00” or “Every year on birthday, at 09:00”. */
export function dateText({ source, shift, time, keepsOwnTime, yearly }: NodeConfig<'trigger.date'>): string {
  const name = source.type === 'attribute' ? source.attribute : source.property;
  if (name === '') return 'No date chosen';
  const from = source.type === 'event' && source.event.name !== '' ? ` of ${source.event.name}` : '';
  const when = shift ? `${durationText(shift)} ${shift.direction}` : 'on';
  const text = `${yearly ? 'every year ' : ''}${when} ${name}${from}, at ${keepsOwnTime ? `its time, or ${time}` : time}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
