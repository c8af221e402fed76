import { journeyDocument } from '@sendero/shared';
import { Phone } from './phone';
import { story } from './story';

const PHONE = 'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/142.0.0.0 Mobile Safari/537.36';

const at = (column: number, row = 0) => ({ x: 40 + column * 320, y: 40 + row * 190 });

/** Answers with a link, and says something else to those who open it. */
function offerJourney(link: string) {
  return journeyDocument.parse({
    schema: 1,
    nodes: [
      {
        id: 'asks',
        type: 'trigger.message',
        title: 'Asks',
        position: at(0),
        config: { match: { type: 'keyword', how: 'exact', words: ['offer'] } },
      },
      {
        id: 'offer',
        type: 'send',
        title: 'Offer',
        position: at(1),
        config: { message: { type: 'text', text: `See ${link} today.` }, template: null, trackLinks: true },
      },
      {
        id: 'click',
        type: 'wait',
        title: 'Opened?',
        position: at(2),
        config: { type: 'click', link: '', timeout: { amount: 1, unit: 'hours' } },
      },
      {
        id: 'thanks',
        type: 'send',
        title: 'Thanks',
        position: at(3),
        config: { message: { type: 'text', text: 'Thank you for looking!' }, template: null },
      },
      { id: 'end', type: 'end', title: 'The end', position: at(4), config: { reason: '' } },
    ],
    edges: [
      { from: 'asks', output: 'next', to: 'offer' },
      { from: 'offer', output: 'sent', to: 'click' },
      { from: 'click', output: 'happened', to: 'thanks' },
      { from: 'click', output: 'timeout', to: 'end' },
      { from: 'thanks', output: 'sent', to: 'end' },
    ],
  });
}

story('CT-39 a link that a customer opens leads on, moves their journey and is counted', async (stage) => {
  const target = `${stage.product.url}/settings`;
  const { id } = await stage.api.createJourney('Offer', offerJourney(target));
  await stage.api.publish(id);

  // In a simulation a link is told of, and not opened.
  const canvas = await stage.open(`/journeys/${id}`);
  await canvas.getByTestId('mode-simulate').click();
  await canvas.getByRole('button', { name: 'Write “offer”' }).click();
  await canvas.getByTestId('sim-out').getByRole('button', { name: target }).click();
  await canvas.getByTestId('sim-out').filter({ hasText: 'Thank you for looking!' }).waitFor();

  // A browser that says it has no head is taken for a program, whose clicks do not count.
  const customer = await stage.newPerson({ userAgent: PHONE });
  const phone = await Phone.ofNewCustomer(stage, 'Sana', '+34 600 00 00 01', customer);
  await phone.write('offer');
  const link = phone.fromBusiness('See ').getByRole('link');
  expect(await link.getAttribute('href')).toMatch(new RegExp(`^${stage.product.url}/r/[a-z2-9]{20}$`));
  const opened = phone.page.waitForEvent('popup');
  await link.click();
  const page = await opened;
  await page.waitForURL(target);
  await phone.fromBusiness('Thank you for looking!').waitFor();

  await canvas.getByTestId('mode-live').click();
  await canvas.locator('[data-id=offer] [data-receipt=clicked]').getByText('1', { exact: true }).waitFor();
  const inbox = await stage.open('/inbox');
  await inbox.getByRole('link', { name: /Sana/ }).click();
  await inbox.getByTestId('thread').getByRole('link', { name: target }).waitFor();
});
