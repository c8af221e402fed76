import { isPrivateAddress } from './private-address';

it.each([
  ['127.0.0.1', 'this machine'],
  ['127.255.255.254', 'this machine'],
  ['0.0.0.0', 'this machine'],
  ['10.1.2.3', 'a private network'],
  ['172.16.0.1', 'a private network'],
  ['172.31.255.255', 'a private network'],
  ['192.168.1.1', 'a private network'],
  ['100.64.0.1', 'a carrier’s network'],
  ['100.127.255.255', 'a carrier’s network'],
  ['169.254.169.254', 'a cloud’s metadata'],
  ['198.18.0.1', 'a test network'],
  ['224.0.0.1', 'many machines at once'],
  ['255.255.255.255', 'everybody'],
  ['::', 'this machine'],
  ['::1', 'this machine'],
  ['[::1]', 'this machine'],
  ['::ffff:127.0.0.1', 'IPv4 in IPv6'],
  ['::ffff:7f00:1', 'IPv4 in IPv6'],
  ['::ffff:169.254.169.254', 'IPv4 in IPv6'],
  ['::127.0.0.1', 'IPv4 in IPv6, the old way'],
  ['64:ff9b::7f00:1', 'IPv4 behind a translator'],
  ['2002:7f00:1::', 'IPv4 in a tunnel'],
  ['fe80::1', 'the same cable'],
  ['fe80::1%eth0', 'the same cable'],
  ['fd00:ec2::254', 'a cloud’s metadata'],
  ['fc00::1', 'a private network'],
  ['ff02::1', 'many machines at once'],
  ['localhost', 'no address at all'],
  ['', 'no address at all'],
])('%s is %s and closed', (address) => {
  expect(isPrivateAddress(address)).toBe(true);
});

it.each([
  '1.1.1.1',
  '8.8.8.8',
  '100.63.255.255',
  '100.128.0.0',
  '172.15.0.1',
  '172.32.0.1',
  '192.167.1.1',
  '169.253.1.1',
  '2606:4700:4700::1111',
  '::ffff:8.8.8.8',
])('%s is public', (address) => {
  expect(isPrivateAddress(address)).toBe(false);
});
