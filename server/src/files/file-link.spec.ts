import { randomBytes } from 'node:crypto';
import type { MessageId } from '@sendero/shared';
import { fileLink, isSignatureOf, type FileGrant } from './file-link';

const key = randomBytes(30);
const grant: FileGrant = { message: '0190c2de-0000-7000-8000-000000000001' as MessageId, until: 1_764_000_000_000 };
const signatureIn = (link: string) => new URL(link).searchParams.get('signature') ?? '';
const signature = signatureIn(fileLink('https://go.shop.example', key, grant));

it('is an address of ours, the same every time', () => {
  const link = fileLink('https://go.shop.example', key, grant);
  expect(link).toBe(fileLink('https://go.shop.example', key, grant));
  expect(link).toMatch(
    /^https:\/\/go\.shop\.example\/files\/0190c2de-0000-7000-8000-000000000001\?until=1764000000000&signature=[0-9a-f]{64}$/,
  );
});

it('opens what it was signed for', () => {
  expect(isSignatureOf(key, grant, signature)).toBe(true);
});

it.each<[string, Buffer, FileGrant, string]>([
  ['of another message', key, { ...grant, message: '0190c2de-0000-7000-8000-000000000002' as MessageId }, signature],
  ['for longer', key, { ...grant, until: grant.until + 1 }, signature],
  ['of another workspace', randomBytes(30), grant, signature],
  ['without a signature', key, grant, ''],
  ['with a part of the signature', key, grant, signature.slice(0, -1)],
  ['with another signature', key, grant, 'é'.repeat(32)],
])('opens nothing %s', (_, secret, asked, given) => {
  expect(isSignatureOf(secret, asked, given)).toBe(false);
});
