import { DomainError } from '../../kernel/domain-error';
import { problem, type Problems } from '../../kernel/problem';

export const jobErrors = {
  'job/not-found': problem(
    ['没有这项批量任务', '请核对编号；只有提交人本人可以查看。'],
    ['No such job', 'Check its id; only who sent it sees it.'],
    404,
  ),
  'job/one-at-a-time': problem(
    ['您还有一项批量任务正在进行', '请等任务 {job} 办完再提交下一项。'],
    ['A job of yours is under way', 'Send the next one when {job} is over.'],
  ),
} satisfies Problems;

export const jobError = (
  code: keyof typeof jobErrors,
  details?: Readonly<Record<string, unknown>>,
): DomainError => new DomainError(code, details);
