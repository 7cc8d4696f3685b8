import { DomainError } from '../../kernel/domain-error';
import type { Bilingual } from '../../kernel/language';
import { problem, type Problems } from '../../kernel/problem';
import { UNLISTED, type Looking, type PurposeAct } from './document';

export const purposeErrors = {
  'purpose/unlisted': problem(
    ['用途不在清单内', '请从清单中选一项用途：{listed}，并在 reason 中写明事由。'],
    ['Not a purpose of the list', 'Choose one of {listed}, and say in `reason` what it is about.'],
    422,
  ),
  'purpose/reason-needed': problem(
    ['还要写明事由', '选了用途之后，请在 reason 中用一两句话写明为什么要查。'],
    ['Say why, too', 'Beside the purpose say in `reason`, in a sentence, what it is about.'],
    422,
  ),
} satisfies Problems;

/** Why somebody looks: which of the listed purposes, and what it is about. */
export interface Purpose {
  readonly code: string;
  readonly reason: string;
}
export interface WrittenPurpose {
  readonly purpose: string;
  readonly reason?: string | undefined;
}

/** What looks like a code is none that somebody wrote as a reason. */
const LIKE_A_CODE = /^[a-z-]+$/;

/**
 * A purpose of the list with its reason. What is no code and comes alone is a purpose in words, as callers wrote it
 * before there was a list: taken as long as the county lets it. @throws DomainError `purpose/unlisted`, `purpose/reason-needed`
 */
export function purposeFrom({ purpose, reason }: WrittenPurpose, act: PurposeAct, looking: Looking): Purpose {
  const listed = looking.purpose(purpose);
  if (listed !== undefined && (listed.for ?? [act]).includes(act)) {
    if (reason === undefined) throw new DomainError('purpose/reason-needed');
    return { code: purpose, reason };
  }
  if (looking.wordsAlone && reason === undefined && !LIKE_A_CODE.test(purpose))
    return { code: UNLISTED, reason: purpose };
  const codes = looking.purposes.filter((each) => (each.for ?? [act]).includes(act)).map(({ code }) => code);
  throw new DomainError('purpose/unlisted', { listed: codes.join(', ') });
}

const unlisted: Bilingual = { zh: '未选用途，只写了事由', en: 'None chosen: in words alone' };

/** What a purpose is called today; its code, where the list has it no more. */
export const calledPurpose = (code: string, looking: Pick<Looking, 'purpose'>): Bilingual =>
  code === UNLISTED ? unlisted : (looking.purpose(code) ?? { zh: code, en: code });
