import { BlockList, isIP } from 'node:net';

/** Not of the Internet at large, by IANA's registries of special purposes. */
const SPECIAL_4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24'],
  ...['203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
];
/** Of version 6 only 2000::/3 is given out; these parts of it lead elsewhere, some of them to a version 4 address inside. */
const GLOBAL_6 = '2000::/3';
const SPECIAL_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const listOf = (networks: readonly string[]): BlockList => {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const kind = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    list.addSubnet(address, bits === undefined ? (kind === 'ipv6' ? 128 : 32) : Number(bits), kind);
  }
  return list;
};

const special4 = listOf(SPECIAL_4);
const special6 = listOf(SPECIAL_6);
const global6 = listOf([GLOBAL_6]);

/** Which addresses a webhook may connect to: public ones, and the private ones that the configuration allows. */
export class Addresses {
  private readonly allowed: BlockList;

  /** @param networks `10.20.0.0/16` or single addresses */
  constructor(networks: readonly string[]) {
    this.allowed = listOf(networks);
  }

  isPublic(address: string): boolean {
    const plain = unmapped(address);
    switch (isIP(plain)) {
      case 4:
        return !special4.check(plain, 'ipv4');
      case 6:
        return global6.check(plain, 'ipv6') && !special6.check(plain, 'ipv6');
      default:
        return false;
    }
  }

  isAllowed(address: string): boolean {
    const plain = unmapped(address);
    const kind = isIP(plain);
    return kind !== 0 && this.allowed.check(plain, kind === 6 ? 'ipv6' : 'ipv4');
  }

  mayConnect(address: string): boolean {
    return this.isAllowed(address) || this.isPublic(address);
  }
}

/** ::ffff:127.0.0.1 is 127.0.0.1, in either way of writing it. */
function unmapped(address: string): string {
  if (isIP(address) !== 6) return address;
  // A zone names an interface of this machine: nothing of the Internet has one.
  if (address.includes('%')) return '';
  const inOneForm = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(inOneForm) ?? [];
  if (high === undefined || low === undefined) return inOneForm;
  const bits = ((parseInt(high, 16) << 16) | parseInt(low, 16)) >>> 0;
  return [24, 16, 8, 0].map((shift) => (bits >>> shift) & 255).join('.');
}
