import { createHmac } from 'node:crypto';
import { signatureHeaders } from './signature';

const hex = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('hex');

it('signs the time and the body, by each secret that holds (WEB-37)', () => {
  expect(signatureHeaders('{"a":1}', ['new', 'former'], 1_764_000_000_999)).toEqual({
    'x-sendero-signature': `t=1764000000,v1=${hex('new', '1764000000.{"a":1}')},v1=${hex('former', '1764000000.{"a":1}')}`,
    'x-hub-signature-256': `sha256=${hex('new', '{"a":1}')}`,
  });
});

it('signs what is sent, byte for byte (WEB-37)', () => {
  const body = '{"text":"Grüße 👋"}';
  const { 'x-hub-signature-256': signature } = signatureHeaders(body, ['s'], 0);
  expect(signature).toBe(`sha256=${createHmac('sha256', 's').update(Buffer.from(body, 'utf8')).digest('hex')}`);
});
