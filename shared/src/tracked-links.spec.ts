import { MESSAGE_LIMITS, type OutgoingContent, type SessionMessage } from './messages';
import type { Template } from './templates';
import { isTrackedButton, linksToTrack, webAddressOf, withTrackedLinks } from './tracked-links';

const base = 'https://go.shop.example/r/';
const code = 'abcdefghijkmnpqrstuv';
const session = (message: SessionMessage): OutgoingContent => ({ type: 'session', message });
const text = (body: string) => session({ type: 'text', text: body, previewUrl: false });
const offer = (...urls: string[]): Pick<Template, 'components'> => ({
  components: [{ type: 'BUTTONS', buttons: urls.map((url) => ({ type: 'URL', text: 'Open', url })) }],
});
const template = (buttons: Record<string, string>): OutgoingContent => ({
  type: 'template',
  template: { name: 'sale', language: 'en', header: [], headerLink: '', body: ['https://shop.example/'], buttons },
});

describe('linksToTrack (CT-39)', () => {
  it.each<[string, OutgoingContent, readonly string[]]>([
    ['no link', text('See shop.example'), []],
    ['a link', text('See https://shop.example/a?b=1#c.'), ['https://shop.example/a?b=1#c']],
    [
      'a link twice',
      text('https://a.example https://b.example https://a.example'),
      ['https://a.example', 'https://b.example'],
    ],
    ['a link in bold', text('*https://shop.example/a*'), ['https://shop.example/a']],
    ['a link inside of code', text('`https://shop.example`'), []],
    ['a link of ours', text(`${base}${code}`), []],
    [
      'a caption',
      session({ type: 'image', link: 'https://cdn.example/a.png', caption: 'https://a.example' }),
      ['https://a.example'],
    ],
    [
      'a link button and the text over it',
      session({
        type: 'linkButton',
        body: 'https://a.example',
        footer: '',
        button: 'Open',
        url: ' https://b.example/x ',
      }),
      ['https://a.example', 'https://b.example/x'],
    ],
    [
      'a place',
      session({ type: 'location', latitude: '1', longitude: '2', name: 'https://a.example', address: '' }),
      [],
    ],
    [
      'a text over buttons',
      session({ type: 'buttons', body: 'https://a.example', footer: 'https://b.example', buttons: [] }),
      ['https://a.example'],
    ],
  ])('%s', (_, content, expected) => {
    expect(linksToTrack(content, undefined, { texts: true, base })).toEqual(expected);
    expect(linksToTrack(content, undefined, { texts: false, base })).toEqual([]);
  });

  it.each([
    ['an address of ours', offer(`${base}{{1}}`), { '0': 'https://shop.example/a' }, ['https://shop.example/a']],
    ['an address without https', offer(`${base}{{1}}`), { '0': ' shop.example/a ' }, ['https://shop.example/a']],
    ['another host', offer('https://shop.example/{{1}}'), { '0': 'https://shop.example/a' }, []],
    ['something behind the code', offer(`${base}{{1}}?x`), { '0': 'https://shop.example/a' }, []],
    ['no address at all', offer(`${base}{{1}}`), { '0': 'javascript:alert(1)' }, []],
    [
      'the second button',
      offer('https://a.example', `${base}{{1}}`),
      { '1': 'https://b.example' },
      ['https://b.example'],
    ],
    ['a template that is not known', undefined, { '0': 'https://shop.example/a' }, []],
  ])('a button of a template: %s', (_, known, buttons, expected) => {
    expect(linksToTrack(template(buttons), known, { texts: false, base })).toEqual(expected);
  });
});

describe('withTrackedLinks (CT-39)', () => {
  const links = [{ code, url: 'https://a.example/x' }];
  it.each<[string, OutgoingContent, OutgoingContent]>([
    ['nothing to count', text('https://a.example/x'), text('https://a.example/x')],
    [
      'a text',
      { ...text('Go (https://a.example/x), or https://a.example/x/y'), links },
      text(`Go (${base}${code}), or https://a.example/x/y`),
    ],
    [
      'a button',
      { ...template({ '0': 'a.example/x ', '1': 'b' }), links: [{ code, url: 'https://a.example/x' }] },
      template({ '0': code, '1': 'b' }),
    ],
    [
      'a link button',
      { ...session({ type: 'linkButton', body: 'Hi', footer: '', button: 'Open', url: 'https://a.example/x' }), links },
      session({ type: 'linkButton', body: 'Hi', footer: '', button: 'Open', url: `${base}${code}` }),
    ],
    [
      'a text that would get too long',
      { ...text(`https://a.example/x ${'.'.repeat(MESSAGE_LIMITS.text - 21)}`), links },
      text(`https://a.example/x ${'.'.repeat(MESSAGE_LIMITS.text - 21)}`),
    ],
  ])('%s', (_, content, expected) => {
    expect(withTrackedLinks(content, base)).toEqual(expected);
  });

  it('leaves texts alone without an address of ours, and still gives a button its code', () => {
    expect(withTrackedLinks({ ...text('https://a.example/x'), links }, null)).toEqual(text('https://a.example/x'));
    expect(withTrackedLinks({ ...template({ '0': 'a.example/x' }), links }, null)).toEqual(template({ '0': code }));
  });
});

it.each([
  [`${base}{{1}}`, true],
  [`${base}{{ code }}`, true],
  [`${base}x{{1}}`, false],
  [base, false],
  ['https://go.shop.example.evil.example/r/{{1}}', false],
  [undefined, false],
])('isTrackedButton(%s): %s', (url, expected) => {
  expect(isTrackedButton(url, base)).toBe(expected);
});

it.each([
  ['https://shop.example/a b', null],
  ['https://shop.example/?q=ä', 'https://shop.example/?q=ä'],
  ['shop.example:8080/a', 'https://shop.example:8080/a'],
  ['http://localhost:3000/x', 'http://localhost:3000/x'],
  ['javascript:alert(1)', null],
  ['data:text/html,x', null],
  ['mailto:a@shop.example', null],
  ['word', null],
  ['', null],
])('webAddressOf(%s) is %s', (written, expected) => {
  expect(webAddressOf(written)).toBe(expected);
});
