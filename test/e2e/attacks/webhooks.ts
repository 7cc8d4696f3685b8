import { eventually } from '../../kit/eventually';
import { Receiver } from '../../kit/receiver';
import { pole } from '../../kit/stories';
import { attack, firstOf, holds, refused, type Breach, type Kind } from './attack';
import type { Target } from './target';

const HOOKS = '/operations/webhooks';
const subscribing = (url: string) => ({ account: 'client-12345', url, to: ['unit'] });

interface Hook {
  readonly id: string;
  readonly failures: number;
  readonly cause?: string;
}

/** Behind the headers. */
const bodyOf = ({ text }: { readonly text: string }): unknown =>
  JSON.parse(text.slice(text.indexOf('\n\n') + 2));

async function tries({ client, send }: Target, url: string) {
  const by = await client.as('admin', '');
  return send('POST', HOOKS, { by, body: subscribing(url) });
}

/** Every way of writing an address that is no public one. */
const written: readonly string[] = [
  ...['http://127.0.0.1/', 'https://127.0.0.1/', 'https://127.1/', 'https://2130706433/', 'https://0/'],
  ...['https://0x7f000001/', 'https://0177.0.0.1/', 'https://0x7f.0.0.1/', 'https://１２７.0.0.1/'],
  ...['https://127.0.0.1./', 'https://10.0.0.8/', 'https://172.16.0.1/', 'https://192.168.1.1/'],
  ...['https://169.254.169.254/latest/meta-data/', 'https://100.64.0.1/', 'https://224.0.0.1/'],
  ...['https://[::1]/', 'https://[::]/', 'https://[::ffff:127.0.0.1]/', 'https://[::ffff:7f00:1]/'],
  ...['https://[::127.0.0.1]/', 'https://[64:ff9b::7f00:1]/', 'https://[2002:7f00:1::]/'],
  ...['https://[fe80::1]/', 'https://[fd00:ec2::254]/', 'https://[2001:db8::1]/', 'https://[ff02::1]/'],
];

/** Has something told while this webhook stands, and looks at what became of it. */
async function whileTold(
  target: Target,
  url: string,
  until: (hook: Hook) => boolean,
  judge: (hook: Hook) => Breach,
): Promise<Breach> {
  const by = await target.client.as('admin', '');
  const made = await target.send('POST', HOOKS, { by, body: subscribing(url) });
  if (made.status !== 201) return `${url} was not taken: ${made.text}`;
  const { id } = bodyOf(made) as Hook;
  try {
    await target.people.reporter.reports(pole());
    const hook = await eventually(
      async () => {
        const listed = bodyOf(await target.send('GET', HOOKS, { by }));
        const { webhooks: all } = listed as { readonly webhooks: readonly Hook[] };
        return all.find((each) => each.id === id);
      },
      (each) => each !== undefined && until(each),
    );
    return judge(hook!);
  } finally {
    await target.send('POST', `${HOOKS}/${id}/end`, { by });
  }
}

/** A gateway that is allowed, and at the same port of an address that is not, whatever an attacker wants called. */
async function withVictim(play: (gateway: Receiver, victim: Receiver) => Promise<Breach>): Promise<Breach> {
  const gateway = await Receiver.start('127.0.0.2');
  const victim = await Receiver.start('127.0.0.1', gateway.port);
  try {
    const breach = await play(gateway, victim);
    return breach ?? holds(victim.received.length === 0, `it was called: ${victim.received[0]?.path}`);
  } finally {
    await gateway.stop();
    await victim.stop();
  }
}

export const webhooks: Kind = {
  kind: 'calls that the service makes for somebody, to where only it can reach',
  attacks: [
    attack('a webhook at an address of this machine or network, however it is written', (target) =>
      firstOf(written, async (url) => refused(await tries(target, url), 422, 'webhook/address')),
    ),
    attack('a webhook with a password in its address, or that is none of the web', (target) =>
      firstOf(
        [
          ...['https://user:secret@gateway.example.cn/', 'https://user@gateway.example.cn/'],
          ...['http://user:secret@127.0.0.2/', 'file:///etc/passwd', 'ftp://gateway.example.cn/'],
          ...[
            'gopher://127.0.0.2:6379/',
            'javascript:alert(1)',
            '//gateway.example.cn/',
            'unix:/run/docker.sock',
          ],
        ],
        async (url) => {
          const { status } = await tries(target, url);
          return holds(status === 400 || status === 422, `answered ${status}`);
        },
      ),
    ),
    attack('a webhook of one’s own making, by a dispatcher and by an officer', async (target) => {
      const { county, village } = target.people;
      return firstOf([county, village], async (by) =>
        refused(
          await target.send('POST', HOOKS, { by, body: subscribing('https://gateway.example.cn/') }),
          403,
        ),
      );
    }),
    attack('a name that is this machine', (target) =>
      withVictim((gateway) =>
        whileTold(
          target,
          `http://localhost:${gateway.port}/`,
          ({ failures }) => failures > 0,
          ({ cause }) => holds(cause === 'address not allowed', `its try met: ${cause}`),
        ),
      ),
    ),
    attack('a gateway that answers with a redirect to this machine', (target) =>
      withVictim((gateway) => {
        gateway.mood = 'redirect';
        return whileTold(
          target,
          gateway.url,
          ({ failures }) => failures > 0,
          ({ cause }) => holds(cause === 'answered 307', `its try met: ${cause}`),
        );
      }),
    ),
    attack('a name that is a gateway when it is judged, and this machine when it is called', (target) =>
      withVictim(async (gateway) => {
        gateway.mood = 'fail';
        const breach = await whileTold(
          target,
          `http://changing.example.cn:${gateway.port}/`,
          ({ failures }) => failures > 1,
          ({ cause }) => holds(cause === 'address not allowed', `its second try met: ${cause}`),
        );
        return breach ?? holds(gateway.received.length > 0, 'it never stood for the gateway');
      }),
    ),
  ],
};
