import { Addresses } from '../../../src/adapters/webhook/addresses';

describe('where a webhook may connect to', () => {
  const addresses = new Addresses([]);

  it.each([
    ['the machine itself', ['127.0.0.1', '127.8.9.10', '0.0.0.0', '::1', '::']],
    ['private networks', ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fd00::1', 'fc00::1']],
    ['the link, where clouds answer with credentials', ['169.254.169.254', 'fe80::1', 'fd00:ec2::254']],
    ['a provider’s own', ['100.64.0.1', '100.127.255.255']],
    [
      'examples and benchmarks',
      ['192.0.2.1', '198.51.100.1', '203.0.113.1', '198.18.0.1', '2001:db8::1', '3fff::1'],
    ],
    ['many at once, and nobody', ['224.0.0.1', '239.1.1.1', '255.255.255.255', '240.0.0.1', 'ff02::1']],
    [
      'version 4 within version 6',
      ['::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:a9fe:a9fe', '0:0:0:0:0:ffff:10.0.0.1'],
    ],
    [
      'ways from version 6 to version 4',
      ['64:ff9b::7f00:1', '64:ff9b:1::1', '2002:7f00:1::', '2001::1', '::127.0.0.1'],
    ],
    ['one with a zone', ['fe80::1%eth0', '2606:4700::1%lo']],
    ['what is no address', ['', 'localhost', '127.1', '0x7f000001', '999.1.1.1']],
  ])('is not %s', (_, refused) => {
    for (const address of refused) expect([address, addresses.mayConnect(address)]).toEqual([address, false]);
  });

  it('is the Internet, in both versions', () => {
    for (const address of [
      '8.8.8.8',
      '223.5.5.5',
      '172.32.0.1',
      '2606:4700:4700::1111',
      '2400:3200::1',
      '::ffff:8.8.8.8',
    ])
      expect([address, addresses.mayConnect(address)]).toEqual([address, true]);
  });

  it('is what the configuration allows, and no more of it', () => {
    const some = new Addresses(['10.20.0.0/16', '127.0.0.1', 'fd00:1::/32']);
    for (const address of ['10.20.3.4', '127.0.0.1', '::ffff:10.20.0.1', 'fd00:1::9'])
      expect([address, some.isAllowed(address)]).toEqual([address, true]);
    for (const address of ['10.21.0.1', '127.0.0.2', 'fd00:2::9', '8.8.8.8'])
      expect([address, some.isAllowed(address)]).toEqual([address, false]);
    expect(some.mayConnect('8.8.8.8')).toBe(true);
  });
});
