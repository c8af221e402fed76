import { story } from './story';

story('every place can be reached on a telephone, the rarer ones by "More"', async (stage) => {
  const person = await stage.newPerson({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await stage.open('/', person);
  const places = page.getByRole('navigation', { name: 'Main' });
  for (const name of ['Inbox', 'Contacts', 'Journeys', 'Dashboard']) {
    await places.getByRole('link', { name }).click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
  }
  for (const name of ['Rules', 'Segments', 'Templates', 'Settings']) {
    await places.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name }).click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
  }
});
