import type { Acknowledged, Ledger } from './ledger';
import { each } from './repeat';
import type { World } from './world';

interface ReportSent {
  readonly words: string;
}

/**
 * Opens what each acknowledged report sealed: a county dispatcher has the reporter's identity revealed, and the
 * holder of an anonymous appeal's secret reads the words. What cannot be opened, in a sentence each.
 */
export async function unreadable(world: World, { reports }: Ledger): Promise<readonly string[]> {
  const answers = await each(reports, (report) =>
    report.answer.secret === undefined ? named(world, report) : anonymous(world, report),
  );
  return answers.flat();
}

async function named({ client, people }: World, { ask, answer }: Acknowledged): Promise<readonly string[]> {
  const words = await client.get(`/appeals/${answer.id}`, ask.who);
  if (!JSON.stringify(words.body).includes((ask.body as ReportSent).words))
    return [`the words of ${answer.id} cannot be read: ${words.status} ${JSON.stringify(words.body)}`];
  const { status, body } = await client.send({
    method: 'POST',
    path: `/appeals/${answer.id}/identity/reveal`,
    who: await people.dispatcher('centre-610921'),
    body: { purpose: '核实诉求人身份，便于回访' },
  });
  const phone = phoneIn(ask.who?.token);
  return status < 300 && JSON.stringify(body).includes(phone)
    ? []
    : [`the reporter of ${answer.id} cannot be revealed: ${status} ${JSON.stringify(body)}`];
}

async function anonymous({ client }: World, { ask, answer }: Acknowledged): Promise<readonly string[]> {
  const { status, body } = await client.get(`/appeals/${answer.id}`, { secret: answer.secret });
  return status === 200 && JSON.stringify(body).includes((ask.body as ReportSent).words)
    ? []
    : [`the secret of ${answer.id} does not open it: ${status} ${JSON.stringify(body)}`];
}

/** The reporter's phone is a claim of the token that reported. */
function phoneIn(token = ''): string {
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
    readonly phone_number?: string;
  };
  return claims.phone_number ?? 'no phone in the token';
}
