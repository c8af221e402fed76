import { journeyDocument } from '@sendero/shared';
import { Phone } from './phone';
import { story } from './story';

const position = { x: 0, y: 0 };
const say = (message: object) => ({ message, template: null });
const hear = (type: string) => ({
  cases: [{ id: 'got', title: 'Got it', match: { type } }],
  saveAs: type,
  timeout: null,
});

/** Asks where to deliver and lets people book a day, then says what it understood. */
const booking = journeyDocument.parse({
  schema: 1,
  nodes: [
    {
      id: 'start',
      type: 'trigger.message',
      config: { match: { type: 'keyword', how: 'exact', words: ['deliver'] } },
    },
    { id: 'where', type: 'send', config: say({ type: 'locationRequest', body: 'Where shall we deliver?' }) },
    { id: 'place', type: 'receive', config: hear('location') },
    {
      id: 'when',
      type: 'send',
      config: say({
        type: 'flow',
        body: 'And when?',
        button: 'Choose a day',
        flowId: '700112233',
        screen: 'PICK_DAY',
        data: [{ name: 'day', text: 'Monday' }],
      }),
    },
    { id: 'form', type: 'receive', config: hear('flow') },
    {
      id: 'done',
      type: 'send',
      config: say({
        type: 'linkButton',
        body: 'To {{ variables.location.latitude }} on {{ variables.flow.day }}.',
        button: 'Follow it',
        url: 'https://shop.example/orders/{{ variables.flow.day }}',
      }),
    },
    { id: 'sorry', type: 'end', config: { reason: 'not understood' } },
    { id: 'end', type: 'end', config: { reason: 'booked' } },
  ].map((node) => ({ title: '', position, ...node })),
  edges: [
    { from: 'start', output: 'next', to: 'where' },
    { from: 'where', output: 'sent', to: 'place' },
    { from: 'place', output: 'got', to: 'when' },
    { from: 'place', output: 'other', to: 'sorry' },
    { from: 'when', output: 'sent', to: 'form' },
    { from: 'form', output: 'got', to: 'done' },
    { from: 'form', output: 'other', to: 'sorry' },
    { from: 'done', output: 'sent', to: 'end' },
  ],
});

story('a customer sends the place that is asked for and fills in a form, and the inbox shows both', async (stage) => {
  const { id } = await stage.api.createJourney('Delivery', booking);
  await stage.api.publish(id);
  const phone = await Phone.ofNewCustomer(stage, 'Noor', '+31 6 1234 5678');
  await phone.write('deliver');

  await phone.fromBusiness('Where shall we deliver?').getByTestId('tap-location').click();
  const place = phone.page.getByRole('dialog', { name: 'Send location' });
  await place.getByLabel('Latitude, longitude').fill('52.3731, 4.8926');
  await place.getByRole('button', { name: 'Send location' }).click();
  await phone.fromCustomer('52.37310, 4.89260').waitFor();

  await phone.fromBusiness('And when?').getByTestId('tap-form').click();
  const form = phone.page.getByRole('dialog', { name: 'Choose a day' });
  expect(await form.getByTestId('form-value-0').inputValue()).toBe('Monday');
  await form.getByTestId('form-value-0').fill('Tuesday');
  await form.getByRole('button', { name: 'Send form' }).click();
  await phone.fromCustomer('day: Tuesday').waitFor();

  const answer = phone.fromBusiness('To 52.3731 on Tuesday.');
  await answer.waitFor();
  expect(await answer.getByRole('link', { name: 'Follow it' }).getAttribute('href')).toBe(
    'https://shop.example/orders/Tuesday',
  );
  await phone.fromBusiness('Where shall we deliver?').locator('[data-testid=tap-location][data-chosen=true]').waitFor();

  const [conversation] = await stage.api.conversations();
  const inbox = await stage.open(`/inbox/${conversation?.id}`);
  await inbox.getByText('52.37310, 4.89260').waitFor();
  await inbox.getByText('Tuesday', { exact: true }).waitFor();
  await inbox.getByText('Follow it').waitFor();
});
