import { DomainError } from '../kernel/domain-error';
import { problem, type Problems } from '../kernel/problem';

export const revealErrors = {
  'reveal/refused': problem(
    ['不得查看诉求人身份', '违法举报的举报人不向任何经办人员公开。'],
    ['The identity is not shown', 'Who reported a violation is shown to nobody who handles it.'],
    403,
  ),
  'reveal/nobody': problem(
    ['没有可查看的身份', '该诉求是匿名的，或没有诉求人。'],
    ['Nobody to reveal', 'The appeal is anonymous or has no reporter.'],
  ),
  'reveal/erased': problem(
    ['身份信息已清除', '该身份信息已依法清除，无法恢复。'],
    ['The identity was erased', 'It was erased for good; there is no way to get it back.'],
    410,
  ),
} satisfies Problems;
export type RevealErrorCode = keyof typeof revealErrors;

/** Of looks that are withheld from whom they were at. */
export const withholdingErrors = {
  'looks/until-out-of-bounds': problem(
    ['暂不告知的期限不对', '期限应晚于现在，一次最长 {days} 天；到期仍需要的，另行决定。'],
    [
      'Not a time that looks may be withheld for',
      'It ends after now and within {days} days; where that is not enough, decide it again.',
    ],
    422,
  ),
  'looks/no-withholding': problem(
    ['没有这项决定', '请在该诉求的查阅记录中核对编号。'],
    ['No such decision', 'Its number stands in the accesses of the appeal.'],
    404,
  ),
  'looks/not-withheld': problem(
    ['已经不再暂缓告知', '期限已到，或者已提前结束。'],
    ['Withheld no more', 'Its time is over, or it was ended before.'],
  ),
} satisfies Problems;
export type WithholdingErrorCode = keyof typeof withholdingErrors;

/** What stands in the way of whoever restricts, lifts or erases, or reads what is restricted. */
export const identityErrors = {
  'identity/restricted': problem(
    ['该身份信息已限制处理', '本人或依法要求限制处理期间，不得查看、查找、导出。需要时请审计员先解除限制。'],
    [
      'This identity is restricted',
      'While processing is restricted nobody reads it, looks it up or takes it away. Ask an auditor to lift the restriction first.',
    ],
    403,
  ),
  'identity/not-restricted': problem(
    ['该身份信息没有被限制', '没有可以解除的限制。'],
    ['This identity is not restricted', 'There is no restriction to lift.'],
  ),
  'identity/erased': problem(
    ['该身份信息已清除', '已依法清除，不能再限制、解除限制或恢复。'],
    ['This identity was erased', 'It is gone for good: nothing is left to restrict, lift or bring back.'],
    410,
  ),
  'identity/guardian-asks': problem(
    [
      '不满十四周岁，须由监护人提出',
      '请监护人提出申请，并在 askedBy 中填 guardian；本人满十四周岁后可以自己提出。',
    ],
    [
      'Under fourteen: the guardian asks',
      'Let the guardian ask for it, and say `guardian` in `askedBy`; from fourteen on they ask themselves.',
    ],
    422,
  ),
  'identity/county-only': problem(
    ['须由县级审计员办理', '同一人的诉求可能在几个乡镇，由县级审计员一并处理。'],
    [
      'For auditors of the whole county',
      'Appeals of one person may lie in several towns: an auditor of the county sees to all of them.',
    ],
    403,
  ),
  'identity/appeal-open': problem(
    ['还有未办结的诉求', '该诉求人尚有 {open} 件诉求没有办结，办结前不能清除；可先限制处理。'],
    [
      'An appeal of theirs is still open',
      '{open} of their appeals are not closed: until then nothing is erased. Restrict instead.',
    ],
  ),
  'identity/under-review': problem(
    ['还有正在复查的诉求', '该诉求人尚有 {reviewed} 件诉求正在复查，复查结束前不能清除；可先限制处理。'],
    [
      'An appeal of theirs is under review',
      '{reviewed} of their appeals are under review: until it is decided nothing is erased. Restrict instead.',
    ],
  ),
  'identity/within-retention': problem(
    ['还在保存期内', '该诉求人的诉求须保存到 {until}，到期前不能清除；可先限制处理。'],
    [
      'Still to be kept',
      'Their appeals are kept until {until}: before that nothing is erased. Restrict instead.',
    ],
  ),
  'identity/too-many-appeals': problem(
    ['诉求太多，不能一次清除', '该诉求人名下诉求超过 {most} 件，请联系系统运维人员。'],
    ['Too many appeals at once', 'There are more than {most} appeals of theirs: ask the operators.'],
  ),
} satisfies Problems;
export type IdentityErrorCode = keyof typeof identityErrors;

export const identityError = (
  code: IdentityErrorCode,
  details?: Readonly<Record<string, unknown>>,
): DomainError<IdentityErrorCode> => new DomainError(code, details);

export const revealError = (
  code: RevealErrorCode,
  details?: Readonly<Record<string, unknown>>,
  cause?: unknown,
): DomainError<RevealErrorCode> => new DomainError(code, details, { cause });

export const withholdingError = (
  code: WithholdingErrorCode,
  details?: Readonly<Record<string, unknown>>,
): DomainError<WithholdingErrorCode> => new DomainError(code, details);
