import { roles } from '../kernel/actor';
import { askings, identityGrounds, identityParties } from './domain/identity';
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
  IdentityGround: vocabularyOf(identityGrounds, {
    'citizen-asked': ['本人要求', 'The citizen asked for it'],
    'retention-over': ['保存期满', 'Kept long enough'],
    'consent-withdrawn': ['撤回同意', 'Consent withdrawn'],
    unlawful: ['违法或违约处理', 'Processed unlawfully'],
    contested: ['对信息或处理有异议', 'Contested'],
    ordered: ['法院或主管部门要求', 'Ordered by a court or authority'],
  }),
  IdentityParty: vocabularyOf(identityParties, {
    reporter: ['诉求人', 'The reporter'],
    proxy: ['代办人', 'Who speaks for the reporter'],
  }),
  Asking: vocabularyOf(askings, { self: ['本人', 'The person'], guardian: ['监护人', 'The guardian'] }),
  ActorRole: vocabularyOf([...roles, 'system', 'anonymous'], words),
};
