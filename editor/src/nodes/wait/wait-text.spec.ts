import { WAIT_FORMS, type WaitFor } from '@sendero/shared';
import { waitText } from './wait-text';

it.each<[WaitFor, string]>([
  [WAIT_FORMS.duration, '1 hour'],
  [WAIT_FORMS.moment, 'Until 2030-01-01 09:00'],
  [{ ...WAIT_FORMS.moment, zone: 'Europe/Lisbon' }, 'Until 2030-01-01 09:00 (Europe/Lisbon)'],
  [WAIT_FORMS.attributeDate, 'No date chosen yet'],
  [{ ...WAIT_FORMS.attributeDate, attribute: 'trip' }, 'Until trip'],
  [
    { ...WAIT_FORMS.attributeDate, attribute: 'trip', shift: { amount: 2, unit: 'days', direction: 'before' } },
    'Until 2 days before trip',
  ],
  [WAIT_FORMS.timeOfDay, 'Until Mon–Fri 09:00–18:00'],
  [{ ...WAIT_FORMS.timeOfDay, days: ['Mon', 'Wed'], zone: 'UTC' }, 'Until Mon, Wed 09:00–18:00 (UTC)'],
  [WAIT_FORMS.event, 'For No event yet, at most 1 day'],
  [WAIT_FORMS.receipt, 'Until read, at most 1 day'],
  [WAIT_FORMS.click, 'For a click, at most 1 day'],
  [{ ...WAIT_FORMS.click, link: '/offer' }, 'For a click on …/offer, at most 1 day'],
  [WAIT_FORMS.windowCloses, 'Until 30 minutes before the window closes'],
])('%j reads on the card as “%s”', (config, text) => {
  expect(waitText(config)).toBe(text);
});
