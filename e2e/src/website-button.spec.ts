import { eventually } from './eventually';
import { openForeignSite } from './foreign-site';
import { choose } from './form-fields';
import { Phone } from './phone';
import { remindingJourney } from './small-journeys';
import { story } from './story';

story(
  'a button on somebody’s website leads to the journey that it was made for (WEB-21, WEB-22, X-5)',
  async (stage) => {
    const { id } = await stage.api.createJourney('Scarves', remindingJourney('blue scarves'));
    await stage.api.publish(id);

    const maker = await stage.open('/settings/chat-links');
    await choose(maker.getByRole('combobox', { name: 'Who should answer' }), 'Scarves');
    const landing = maker.getByTestId('landing');
    await landing.getByText(/^The journey “Scarves” starts with it/).waitFor();
    await maker.getByTestId('chat-link').getByText('https://wa.me/15550100999?text=blue%20scarves').waitFor();

    const code = maker.getByRole('img', { name: 'QR code of the chat link' });
    await eventually(async () =>
      expect(await code.evaluate((picture: HTMLImageElement) => picture.complete && picture.naturalWidth > 0)).toBe(
        true,
      ),
    );
    for (const [name, file] of [
      ['Save as SVG', 'chat-link.svg'],
      ['Save as PNG', 'chat-link.png'],
    ] as const) {
      const [saved] = await Promise.all([maker.waitForEvent('download'), maker.getByRole('button', { name }).click()]);
      expect(saved.suggestedFilename()).toBe(file);
    }

    // A text that does not land there is told of.
    const text = maker.getByRole('textbox', { name: 'Text', exact: true });
    await text.fill('Do you have blue scarves?');
    await landing.getByText('“Scarves” does not get this text. Looks for another message.').waitFor();
    await text.fill('stop');
    await landing.getByText('This word opts people out.').waitFor();
    await text.fill('Blue scarves');
    await landing.getByText(/^The journey “Scarves” starts with it/).waitFor();

    await maker.getByRole('textbox', { name: 'Label' }).fill('Ask <b>us</b> & more');
    await maker.getByText('Teal', { exact: true }).click();
    const snippet = maker.getByTestId('snippet');
    await snippet.getByText('color="teal"').waitFor();
    const preview = maker.frameLocator('iframe[title="Preview of the button"]');
    await preview.getByRole('link', { name: /^Ask <b>us<\/b> & more/ }).waitFor();

    const lines = (await snippet.textContent()) ?? '';
    const script = `<script src="${stage.product.url}/widget/message-us.js?sandbox"></script>`;
    const site = await openForeignSite(
      `${lines}<p>Once more:</p>${lines}
     <div class="wa-message-us" number="+44 7860 099299" color="red;} a{display:none" border_radius="1px}a{display:none">
       ${script}
     </div>
     <div class="wa-message-us" number="javascript:alert(1)" label="Never drawn"></div>${script}`,
      stage.product.url,
    );
    try {
      const page = await stage.open(site.url);
      const buttons = page.getByRole('link', { name: /^Ask <b>us<\/b> & more/ });
      await buttons.nth(1).waitFor();
      expect(await page.getByRole('link').count()).toBe(3);
      const plain = page.getByRole('link', { name: /^Message us/ });
      expect(await plain.getAttribute('href')).toBe(`${stage.product.url}/sandbox/?to=447860099299`);
      expect(await plain.evaluate((link) => getComputedStyle(link).borderRadius)).toBe('24px');
      expect(await plain.evaluate((link) => getComputedStyle(link).backgroundColor)).toBe('rgb(37, 211, 102)');
      expect(await page.evaluate(leftBehind)).toEqual([]);

      // With the keyboard alone.
      await page.keyboard.press('Tab');
      const [chat] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('Enter')]);
      await chat.getByText('A link was tapped that opens a chat with').waitFor();
      const phone = await Phone.addedOn(chat, 'Yara', '+34 600 00 00 09');
      await eventually(async () => expect(await phone.page.getByTestId('composer').inputValue()).toBe('Blue scarves'));
      await phone.page.getByTestId('send').click();
      await phone.fromBusiness('We will come back to you.').waitFor();
      expect(new URL(chat.url()).search).toBe('');
    } finally {
      await site.close();
    }
  },
);

/** Runs in the page. What it has that a page without scripts has not. */
function leftBehind(): readonly string[] {
  const frame = document.body.appendChild(document.createElement('iframe'));
  const usual = new Set(Object.getOwnPropertyNames(frame.contentWindow));
  frame.remove();
  return Object.getOwnPropertyNames(window).filter((name) => !usual.has(name) && !/^(\d+|__playwright.*)$/.test(name));
}
