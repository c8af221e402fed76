import { readRoute, writeRoute } from './route';

test.each([
  ['', { waId: null, phoneNumberId: null }],
  ['#/', { waId: null, phoneNumberId: null }],
  ['#/34600112233', { waId: '34600112233', phoneNumberId: null }],
  ['#/34600112233/1001', { waId: '34600112233', phoneNumberId: '1001' }],
  ['#/a%2Fb/%E0', { waId: 'a/b', phoneNumberId: '%E0' }],
])('the address %s opens %j', (hash, route) => {
  expect(readRoute(hash)).toEqual(route);
});

test.each([
  { waId: null, phoneNumberId: null },
  { waId: 'a/b c', phoneNumberId: null },
  { waId: '34600112233', phoneNumberId: '1001' },
])('%j comes back from its own address', (route) => {
  expect(readRoute(writeRoute(route))).toEqual(route);
});
