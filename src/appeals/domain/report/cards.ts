import { absorb, appealAbsorbed } from './absorb';
import { answerDirectly, appealAnsweredDirectly } from './answer-directly';
import { carryRemark, remarkCarried } from './carry-remark';
import { comment, commentAdded } from './comment';
import { correct, reportCorrected } from './correct';
import { appealEndorsed, endorse } from './endorse';
import { identityMarked, markIdentity } from './mark-identity';
import { appealMerged, merge } from './merge';
import { guardianNamed, nameGuardian } from './name-guardian';
import { appealRedacted, redact } from './redact';
import { redactWithIncident } from './redact-with-incident';
import { appealReleased, release } from './release';
import { appealReported, report } from './report';
import { appealUnmerged, unmerge } from './unmerge';
import { appealWithdrawn, withdraw } from './withdraw';

export const reportVerbs = {
  report,
  comment,
  correct,
  nameGuardian,
  answerDirectly,
  endorse,
  absorb,
  merge,
  carryRemark,
  unmerge,
  release,
  withdraw,
  markIdentity,
  redact,
  redactWithIncident,
};

export const reportEvents = [
  appealReported,
  commentAdded,
  reportCorrected,
  appealAnsweredDirectly,
  appealEndorsed,
  appealAbsorbed,
  appealMerged,
  remarkCarried,
  appealReleased,
  appealUnmerged,
  appealWithdrawn,
  identityMarked,
  appealRedacted,
  guardianNamed,
] as const;
