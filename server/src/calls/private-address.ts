import { BlockList, isIP } from 'node:net';

/** Networks that no stranger's journey may reach: IANA's special-purpose registries, clouds' metadata among them. */
const IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
];
/** Prefixes that carry an IPv4 address inside (NAT64, 6to4, Teredo) are closed as a whole. */
const IPV6 = [
  '::/96',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '3fff::/20',
  '5f00::/16',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
];

const closed = new BlockList();
for (const [networks, family] of [
  [IPV4, 'ipv4'],
  [IPV6, 'ipv6'],
] as const) {
  for (const network of networks) {
    const [base = '', prefix] = network.split('/');
    closed.addSubnet(base, Number(prefix), family);
  }
}

/** Whether an IP address is anything but a public one; IPv4 inside IPv6 is judged as IPv4, a text that is none is private. */
export function isPrivateAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  const version = isIP(bare);
  return version === 0 || closed.check(bare, version === 4 ? 'ipv4' : 'ipv6');
}
