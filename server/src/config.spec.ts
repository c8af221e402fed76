import { readConfig } from './config';

it.each([
  [{ PORT: 'abc' }, 'PORT takes a whole number from 1 to 65535'],
  [{ PORT: '70000' }, 'PORT takes a whole number from 1 to 65535'],
  [{ PORT: '80.5' }, 'PORT takes a whole number from 1 to 65535'],
  [{ LEASE_SECONDS: '0' }, 'LEASE_SECONDS takes a whole number, at least 1'],
  [{ ROLE: 'boss' }, 'ROLE takes one of all, web, worker'],
  [{ SANDBOX: 'maybe' }, 'SANDBOX takes one of true, false, 1, 0, yes, no'],
  [{ GRAPH_VERSION: '25' }, 'GRAPH_VERSION takes a version such as v25.0'],
  [{ PUBLIC_URL: 'go.shop.example' }, 'PUBLIC_URL takes an address such as https://go.shop.example'],
  [{ PUBLIC_URL: 'ftp://shop.example' }, 'PUBLIC_URL takes an address such as https://go.shop.example'],
  [{ PORT: 'x', ROLE: 'boss' }, 'PORT takes a whole number from 1 to 65535; ROLE takes one of all, web, worker'],
])('says of each setting in %o what it takes', (settings, complaint) => {
  expect(() => readConfig(settings)).toThrow(
    `The settings can't be used: ${complaint}. They are explained in .env.example.`,
  );
});

it('takes what is left out, and nothing for an address, as it stands in .env.example', () => {
  expect(readConfig({ PUBLIC_URL: '', SANDBOX: 'no' })).toMatchObject({
    port: 3000,
    publicUrl: null,
    sandbox: false,
    leaseMs: 60_000,
    role: 'all',
  });
});
