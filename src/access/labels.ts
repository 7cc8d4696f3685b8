import { roles } from '../kernel/actor';
import { vocabularyOf, type Vocabularies } from '../kernel/vocabulary';

const words = {
  citizen: ['群众', 'Citizen'],
  'grid-worker': ['网格员', 'Grid worker'],
  officer: ['经办员', 'Officer'],
  dispatcher: ['调度员', 'Dispatcher'],
  'follow-up': ['回访专员', 'Follow-up desk'],
  supervisor: ['督办员', 'Supervisor'],
  auditor: ['审计员', 'Auditor'],
  admin: ['系统管理员', 'Administrator'],
  system: ['系统', 'The service'],
  client: ['接入系统', 'Connected system'],
  anonymous: ['匿名', 'Anonymous'],
} as const;

/** Who somebody is: by a token, and in what happened. */
export const accessLabels: Vocabularies = {
  Role: vocabularyOf(roles, words),
  ActorRole: vocabularyOf([...roles, 'system', 'anonymous'], words),
};
