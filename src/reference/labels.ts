import { desks, unitKinds } from '../directory';
import { reaches } from '../sla';
import { vocabularyOf, type Vocabularies } from '../kernel/vocabulary';

/** What screens call the choices of directory and catalogue. */
export const referenceLabels: Vocabularies = {
  UnitKind: vocabularyOf(unitKinds, {
    centre: ['综治中心', 'Governance centre'],
    department: ['部门', 'Department'],
    enterprise: ['企事业单位', 'Enterprise'],
    congress: ['人大', 'Congress'],
  }),
  Desk: vocabularyOf(desks, {
    discipline: ['纪检监察', 'Discipline'],
    'follow-up': ['回访', 'Follow-up'],
    supervision: ['督查', 'Supervision'],
  }),
  Regime: vocabularyOf(['hotline', 'petition'], {
    hotline: ['热线', 'Hotline'],
    petition: ['信访', 'Petition'],
  }),
  RuleStanding: vocabularyOf(['in-force', 'earlier', 'waits', 'overtaken'], {
    'in-force': ['现行', 'In force'],
    earlier: ['已被取代', 'Earlier'],
    waits: ['待生效', 'Waits for its day'],
    overtaken: ['未生效即被取代', 'Overtaken before its day'],
  }),
  RuleReach: vocabularyOf(reaches, {
    new: ['只管新诉求', 'New appeals only'],
    provisional: ['新诉求和暂定期限', 'New appeals and provisional deadlines'],
    open: ['在办诉求一并适用', 'Open appeals too'],
  }),
  Apply: vocabularyOf(['new', 'open'], {
    new: ['只用于新诉求', 'To new appeals'],
    open: ['也用于在办诉求', 'To open appeals too'],
  }),
};
