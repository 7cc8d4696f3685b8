import { join } from 'node:path';
import type { Actor } from '../../../src/kernel/actor';
import type { CitizenId, PersonId, RegionCode } from '../../../src/kernel/ids';
import type { Instant } from '../../../src/kernel/time';
import { publicationsOf } from '../../../src/sla';
import { referenceSources, type ReferenceData, type ReferenceSource } from '../../../src/reference';

const DEPLOY = join(__dirname, '../../../deploy');
const HANYIN = '610921' as RegionCode;
const inForce = <Document extends object, Index>(source: ReferenceSource<Document, Index>): Index =>
  source.index(source.validate(source.read(DEPLOY, HANYIN).document), 1);

/** Ten in the morning of Wednesday 1 July 2026, in Hanyin. */
export const START = '2026-07-01T02:00:00.000Z' as Instant;

/** What `deploy/` puts in force. */
export const reference: ReferenceData = {
  directory: inForce(referenceSources.directory),
  catalogue: inForce(referenceSources.catalogue),
  policies: inForce(referenceSources.policies),
  calendar: inForce(referenceSources.calendar),
  permissions: inForce(referenceSources.permissions),
  notices: inForce(referenceSources.notices),
  scoring: inForce(referenceSources.scoring),
  looking: inForce(referenceSources.looking),
  published: { policies: publicationsOf([]), calendar: publicationsOf([]) },
  newest: { policies: 1, calendar: 1, scoring: 1 },
  versions: {
    ...{ directory: 1, catalogue: 1, policies: 1, calendar: 1, permissions: 1, notices: 1 },
    ...{ scoring: 1, looking: 1 },
  },
};

const onDuty = (id: string): Actor => {
  const person = reference.directory.person(id as PersonId);
  if (!person) throw new Error(`nobody called ${id} is on duty in Hanyin`);
  return { id: person.id, role: person.role, unit: person.unit, region: person.region };
};
const citizen = (id: string): Actor => ({
  id: `citizen:${id}` as PersonId,
  role: 'citizen',
  citizen: id as CitizenId,
  pseudonym: `pseudonym-${id}` as CitizenId,
});

/** Who calls in tests, by token. */
export const callers = {
  reporter: citizen('chen-xiuying'),
  neighbour: citizen('li-guoqiang'),
  gridWorker: onDuty('grid-610921102206'),
  villageOfficer: onDuty('officer-centre-610921102206'),
  townOfficer: onDuty('officer-centre-610921102'),
  otherTown: onDuty('officer-centre-610921100'),
  townDispatcher: onDuty('dispatcher-centre-610921102'),
  countyDispatcher: onDuty('dispatcher-centre-610921'),
  supervisor: onDuty('supervisor-610921'),
  auditor: onDuty('auditor-610921'),
} as const;
export type Caller = keyof typeof callers;
