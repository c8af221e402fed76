import { languageText } from './language-text';

it.each([
  ['en', 'English'],
  ['en_US', 'English (US)'],
  ['pt_BR', 'Portuguese (Brazil)'],
  ['zh-CN', 'Chinese (China)'],
  // Nobody knows it, or it is no code at all.
  ['xq', 'xq'],
  ['Catalan, mostly', 'Catalan, mostly'],
  ['', ''],
])('says “%s” as “%s”', (code, text) => {
  expect(languageText(code)).toBe(text);
});
