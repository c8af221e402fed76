import { fillRequest, isHeaderName, webRequest, type WebRequest } from './web-request';

const scope = {
  contact: { id: 'c1', name: 'Ada "the first"', attributes: { age: 36, city: 'São Paulo/../x' }, tags: ['vip'] },
  variables: { order: 'A&B', lines: [1, 2], token: 'abc\r\nX-Evil: 1' },
  reply: { text: 'yes\nplease' },
  event: { orderId: 'A/1' },
};

const request = (parts: Partial<WebRequest>): WebRequest =>
  webRequest.parse({ method: 'POST', url: 'https://shop.example/orders', ...parts });

it('keeps every value of a JSON body a value', () => {
  const json = `{ "name": "{{ contact.name }}", "age": "{{ contact.attributes.age }}", "lines": "{{ variables.lines }}",
    "text": "So: {{ reply.text }}", "none": "{{ variables.gone }}", "n": 1, "deep": [{ "tag": "{{ contact.tags }}" }] }`;
  const { body, headers } = fillRequest(request({ body: { type: 'json', json } }), scope);
  expect(JSON.parse(body ?? '')).toEqual({
    name: 'Ada "the first"',
    age: 36,
    lines: [1, 2],
    text: 'So: yes\nplease',
    none: '',
    n: 1,
    deep: [{ tag: ['vip'] }],
  });
  expect(headers).toEqual({ 'content-type': 'application/json' });
});

it('writes a form', () => {
  const fields = [
    { name: 'order', value: '{{ variables.order }}' },
    { name: 'to & fro', value: '=' },
  ];
  expect(fillRequest(request({ body: { type: 'form', fields } }), scope)).toMatchObject({
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'order=A%26B&to%20%26%20fro=%3D',
  });
});

it('escapes values in the address, so that none can lead elsewhere', () => {
  const url = 'https://shop.example/{{ contact.attributes.city }}/orders?q={{ variables.order }}';
  expect(fillRequest(request({ url }), scope).url).toBe(
    'https://shop.example/S%C3%A3o%20Paulo%2F..%2Fx/orders?q=A%26B',
  );
});

it('keeps a value from beginning a header of its own', () => {
  const headers = [{ name: 'X-Token', value: '{{ variables.token }}' }];
  expect(fillRequest(request({ headers }), scope).headers).toEqual({ 'x-token': 'abc X-Evil: 1' });
});

it.each([
  ['no address', { url: 'shop' }],
  ['another protocol', { url: 'file:///etc/passwd' }],
  ['a password in the address', { url: 'https://me:secret@shop.example/' }],
  ['an unreadable placeholder', { url: 'https://shop.example/{{ contact.name | nonsense }}' }],
  ['broken JSON', { body: { type: 'json', json: '{' } }],
] as const)('refuses %s', (_, parts) => {
  expect(() => fillRequest(request(parts), scope)).toThrow();
});

it.each([
  ['X-Api-Key', true],
  ['Authorization', true],
  ['Content-Type', true],
  ['', false],
  ['Two words', false],
  ['Host', false],
  ['Idempotency-Key', false],
])('tells whether “%s” may be set', (name, expected) => {
  expect(isHeaderName(name)).toBe(expected);
});
