import type { JsonSchema } from '../fields/schema';

const texts: Readonly<Record<string, string>> = {
  standing: 'Where the appeal stands, an `AppealStatus`: what refuses the act.',
  unit: 'Id of the unit that is in the way, or that is unknown.',
  person: 'Id of the person.',
  helpers: 'Ids of the helpers who have not reported, separated by commas.',
  subjects: 'What each of the open supervisions is about, separated by commas.',
  duty: 'Id of the unit that has the duty.',
  region: 'Code of the region.',
  service: 'Id of the service.',
  channel: 'The channel that the service does not take.',
  channels: 'Those that the caller may file by, separated by commas.',
  origin: 'The origin that the service does not take.',
  origins: 'Those that the caller may file from, separated by commas.',
  ground: 'Id of the ground of a decline.',
  remedy: 'What the reporter can do instead.',
  cause: 'Why it was closed, a `CloseCause`.',
  deadline: 'Id of the deadline.',
  kind: 'A `DeadlineKind`.',
  tier: 'A `Tier`.',
  urgency: 'An `Urgency`.',
  policy: 'Name of the policy.',
  window: 'The field of the policy that says how long there is time.',
  job: 'Id of the job that is under way.',
  appeals: 'Ids of the appeals, separated by commas; the first twenty.',
  id: 'Of what was named and is not there.',
  county: 'Code of the county.',
  claim: 'Name of the claim of the token.',
  runner: 'Name of the runner.',
  reason: 'What does not hold.',
  question: 'Id of the question of the survey.',
  mediaType: 'Of the file.',
  listed: 'The codes of the purposes that there are for it.',
  pointer: 'JSON Pointer (RFC 6901) into the document that was sent.',
};
const instants: Readonly<Record<string, string>> = {
  dueAt: 'When it is due.',
  until: 'Until when it was possible, or from when it will be.',
  now: 'What time it is for the service.',
  latest: 'The latest that is possible.',
};
const counts: Readonly<Record<string, string>> = {
  photos: 'How many the service asks for.',
  shown: 'How many there are.',
  open: 'How many of their appeals are not closed.',
  reviewed: 'How many of their appeals are under review.',
  days: 'How many at most, each time that it is decided.',
  minutes: 'For how many after it was sent.',
  max: 'The most that is taken.',
  most: 'The most that is taken.',
  least: 'The least that there must be.',
  photoMiB: 'The most of a photo.',
  voiceMiB: 'The most of a recording.',
  videoMiB: 'The most of a video.',
  documentMiB: 'The most of a PDF.',
  uploadMiB: 'The most of one upload.',
  mib: 'The most of a day.',
  file: 'Which file of the upload, from 1.',
  files: 'The most files of a day.',
  megapixels: 'Of the photo, rounded up.',
  size: 'Bytes that there are.',
  attempts: 'How often it was tried.',
  waitedMs: 'How long the read waited.',
  retryAfterSeconds: 'When to try again.',
  maxAgeMinutes: 'How long ago the caller may have signed in.',
};

const each = (described: Readonly<Record<string, string>>, schema: JsonSchema) =>
  Object.fromEntries(
    Object.entries(described).map(([name, description]) => [name, { ...schema, description }]),
  );

/** What some codes say besides: the blanks of their messages, and what a screen needs to offer the next step. */
export const problemMembers: JsonSchema = {
  ...each(texts, { type: 'string' }),
  ...each(instants, { type: 'string' }),
  ...each(counts, { type: 'integer' }),
  expected: {
    type: ['string', 'integer'],
    description: 'What the claim of a token should be; of `If-Match`, the revision that it named.',
  },
  actual: { type: ['string', 'integer'], description: 'The revision that the appeal is at.' },
};
