/** Stands for a name server of the attacker's: one name is a gateway that is allowed, and from the second question on this machine. */
const dns = require('node:dns');
const { lookup } = dns;
let asked = 0;

dns.lookup = (host, ...rest) => {
  if (host !== 'changing.example.cn') return lookup(host, ...rest);
  const callback = rest.at(-1);
  const address = asked++ === 0 ? '127.0.0.2' : '127.0.0.1';
  process.nextTick(callback, null, [{ address, family: 4 }]);
};
