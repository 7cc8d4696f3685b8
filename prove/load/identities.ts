import type { Client } from '../../test/kit/api/client';
import { COUNTY } from '../../test/kit/stories';
import type { Acknowledged, Ledger } from './ledger';
import { each } from './repeat';

/**
 * Opens what each acknowledged report sealed: a county dispatcher has the reporter's identity revealed, and the
 * holder of an anonymous appeal's secret reads the words. What cannot be opened, in a sentence each.
 */
export async function unreadable(client: Client, { reports }: Ledger): Promise<readonly string[]> {
  const answers = await each(reports, (report) =>
    report.answer.secret === undefined ? named(client, report) : anonymous(client, report),
  );
  return answers.flat();
}

const wordsOf = ({ act }: Acknowledged): string => (act.body as { readonly words: string }).words;

async function named(client: Client, report: Acknowledged): Promise<readonly string[]> {
  const { act, answer } = report;
  const seen = await act.by.sees(answer);
  if (seen.words !== wordsOf(report)) return [`the words of ${answer.id} cannot be read: ${seen.words}`];
  const county = await client.as('dispatcher', COUNTY);
  const told = await county.tries(answer, 'identity/reveal', { purpose: '核实诉求人身份，便于回访' });
  const phone = phoneIn(act.by.credentials['authorization']);
  return told.status < 300 && JSON.stringify(told.body).includes(phone)
    ? []
    : [`the reporter of ${answer.id} cannot be revealed: ${told.status} ${JSON.stringify(told.body)}`];
}

async function anonymous(client: Client, report: Acknowledged): Promise<readonly string[]> {
  const { id, secret } = report.answer;
  const { words } = await client.anonymous(secret).sees({ id });
  return words === wordsOf(report) ? [] : [`the secret of ${id} does not open it: ${words}`];
}

/** The reporter's phone is a claim of the token that reported. */
function phoneIn(authorization = ''): string {
  const claims = JSON.parse(Buffer.from(authorization.split('.')[1] ?? '', 'base64url').toString()) as {
    readonly phone_number?: string;
  };
  return claims.phone_number ?? 'no phone in the token';
}
