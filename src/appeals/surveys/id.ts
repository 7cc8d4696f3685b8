import { DomainError } from '../../kernel/domain-error';
import type { SurveyId } from './survey';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** @throws DomainError `survey/not-found` */
export function surveyIdOf(value: string): SurveyId {
  const id = value.toLowerCase();
  if (!UUID.test(id)) throw new DomainError('survey/not-found');
  return id as SurveyId;
}
