import { isPreview } from './is-preview';

const PHONE =
  'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36';
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1';

describe('isPreview', () => {
  it.each([
    ['GET', PHONE, {}, false],
    ['GET', IPHONE, {}, false],
    ['GET', 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', {}, false],
    // The model's name ends in a word that robots use too.
    ['GET', PHONE.replace('Pixel 9', 'CUBOT X90'), {}, false],
    ['HEAD', PHONE, {}, true],
    ['GET', '', {}, true],
    ['GET', 'WhatsApp/2.25.34.75 A', {}, true],
    ['GET', 'WhatsApp/2.2545.6 W', {}, true],
    ['GET', 'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)', {}, true],
    ['GET', 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', {}, true],
    ['GET', 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)', {}, true],
    ['GET', 'TelegramBot (like TwitterBot)', {}, true],
    ['GET', 'curl/8.14.1', {}, true],
    ['GET', 'python-requests/2.32', {}, true],
    ['GET', PHONE, { 'sec-purpose': 'prefetch;prerender' }, true],
    ['GET', PHONE, { 'x-moz': 'prefetch' }, true],
  ])('%s by “%s” with %j: %s', (method, agent, headers, expected) => {
    expect(isPreview(method, { 'user-agent': agent, ...headers })).toBe(expected);
  });
});
