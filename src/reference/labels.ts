import { desks, unitKinds } from '../directory';
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
};
