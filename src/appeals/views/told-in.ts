import type { Language } from '../../kernel/language';
import { inEnglish } from '../domain/rule-reasons';
import type { Reason } from '../domain/values';
import type { ShownDetail } from './detail-model';

/** What a person said stays in their words. */
export const reasonIn = (reason: Reason, language: Language): Reason =>
  language === 'en' && typeof reason === 'string' ? inEnglish(reason) : reason;

/** Why it waits at a desk is a rule's reason, or a person's. */
export const detailIn = (detail: ShownDetail, language: Language): ShownDetail => {
  const { queue } = detail;
  return queue?.reason === undefined
    ? detail
    : { ...detail, queue: { ...queue, reason: reasonIn(queue.reason, language) } };
};
