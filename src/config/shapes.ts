import { isIP } from 'node:net';

/** Whether it holds, as far as its variables hold themselves, and what to write where it does not. */
export type Demand = readonly [holds: boolean, sentence: string];

/** Of two parameters of a connection string. */
export const hasBothOrNone = (connection: string | undefined, one: string, other: string): boolean => {
  const names = [...(connection ?? '').matchAll(/[?&]([^=&]+)=/g)].map(([, name = '']) => name.toLowerCase());
  return names.includes(one.toLowerCase()) === names.includes(other.toLowerCase());
};

/** As Fastify takes them. */
export const isNetwork = (text: string): boolean => {
  const [, address = '', bits = '0'] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return Number(bits) <= longest || ['loopback', 'linklocal', 'uniquelocal'].includes(text);
};
