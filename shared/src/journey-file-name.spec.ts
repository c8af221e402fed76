import { fileNameOf, nameFromFile } from './journey-file-name';

it.each([
  ['Welcome & first order', 'welcome-first-order.journey.json'],
  ['Olá, João!', 'olá-joão.journey.json'],
  ['***', 'journey.journey.json'],
])('keeps “%s” as %s', (name, file) => {
  expect(fileNameOf(name)).toBe(file);
});

it.each([
  ['welcome-first-order.journey.json', 'Welcome first order'],
  ['Cart_abandoned.json', 'Cart abandoned'],
  ['.json', 'Imported journey'],
])('calls %s “%s”', (file, name) => {
  expect(nameFromFile(file)).toBe(name);
});
