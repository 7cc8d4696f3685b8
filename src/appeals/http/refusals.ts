import type { AttachmentErrorCode } from '../../attachments';
import type { SlaErrorCode } from '../../sla';
import type { AppealErrorCode } from '../domain/errors';
import { bringsAttachments } from '../../kernel/fields';
import type { report } from '../domain/report/report';
import type { StepCard } from '../domain/verbs';

type ErrorCode = AppealErrorCode | AttachmentErrorCode | SlaErrorCode;

/** What a request for this verb may be refused with, as the API document lists it: all from the verb's card. */
export function refusalsOf({ begins, meets, refuses, data }: StepCard | typeof report): readonly ErrorCode[] {
  const met = Object.values(meets).map((each) => (typeof each === 'object' ? each.refuses : each));
  return [
    ...new Set<ErrorCode>([
      // What begins a stream finds none in the way.
      ...(begins ? [] : met.filter((each) => each !== 'ok')),
      // Of whoever was erased nothing is written any more.
      ...(begins ? [] : (['appeal/erased'] as const)),
      ...refuses,
      ...(bringsAttachments(data) ? (['attachment/ref-invalid'] as const) : []),
    ]),
  ];
}
