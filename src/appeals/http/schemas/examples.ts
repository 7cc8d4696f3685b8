/** The story of the API document: the tree in 盘龙村, 蒲溪镇. */
export const reportExample = {
  channel: 'app',
  service: 'infrastructure-power',
  words: '电线杆倾斜，把院边的树推到我家房上，母亲一人在家',
  place: { region: '610921102206', address: '盘龙村三组陈家院坝' },
};

export const ID = '0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a5b';
export const NUMBER = '610921-20260701-0001';
export const TOWN = 'centre-610921102';
export const VILLAGE = '610921102206';

const at = (time: string) => `2026-07-01T${time}.000+08:00`;

export const names = { [TOWN]: '蒲溪镇综治中心', [VILLAGE]: '盘龙村', 'infrastructure-power': '供电设施' };

export const answerExample = {
  id: ID,
  number: NUMBER,
  status: 'reported',
  revision: 1,
  round: 1,
  events: [
    { type: 'AppealReported', revision: 0, occurredAt: at('10:00:00') },
    { type: 'AppealClassified', revision: 1, occurredAt: at('10:00:00') },
  ],
};

export const listExample = {
  items: [
    {
      id: ID,
      number: NUMBER,
      status: 'routed',
      round: 1,
      region: VILLAGE,
      service: 'infrastructure-power',
      urgency: 'urgent',
      violation: false,
      origin: 'citizen',
      channel: 'app',
      tier: 'town',
      holder: TOWN,
      endorsements: 0,
      misses: 0,
      reportedAt: at('10:00:00'),
      dueAt: '2026-07-08T10:00:00.000+08:00',
      updatedAt: at('10:00:01'),
      revision: 2,
    },
  ],
  next: 'WyIyMDI2LTA3LTAxVDAyOjAwOjAwLjAwMFoiXQ',
  names,
};

export const queueExample = {
  items: [
    {
      appeal: ID,
      number: NUMBER,
      deadline: '1/respond/-/1',
      kind: 'respond',
      owner: TOWN,
      status: 'running',
      startedAt: at('10:00:01'),
      dueAt: at('10:30:01'),
      minutesLeft: 29,
      measure: 'working',
      provisional: false,
      appealStatus: 'routed',
      round: 1,
      region: VILLAGE,
      service: 'infrastructure-power',
      urgency: 'urgent',
      violation: false,
      tier: 'town',
      holder: TOWN,
    },
  ],
  names,
};

export const detailExample = {
  id: ID,
  number: NUMBER,
  status: 'routed',
  round: 1,
  origin: 'citizen',
  channel: 'app',
  service: 'infrastructure-power',
  candidates: [],
  urgency: 'urgent',
  tags: [],
  violation: false,
  place: { region: VILLAGE, address: '盘龙村三组陈家院坝' },
  words: '电线杆倾斜，把院边的树推到我家房上，母亲一人在家',
  attachments: [],
  reporter: 'named',
  byProxy: false,
  receivedAt: at('10:00:00'),
  holder: TOWN,
  tier: 'town',
  helpers: [],
  carries: [],
  endorsements: 0,
  withdrawn: false,
  remarks: [],
  ratings: [],
  updatedAt: at('10:00:01'),
  revision: 2,
  names,
};

export const timelineExample = {
  entries: [
    {
      revision: 2,
      event: '5f8a9b0c-1d2e-8f4a-8b5c-0190a1b23c4d',
      type: 'AppealRouted',
      at: at('10:00:01'),
      by: { role: 'system' },
      sentence: '派单至蒲溪镇综治中心',
    },
  ],
  names: {},
};

const act = { at: at('10:00:01'), eventId: '5f8a9b0c-1d2e-8f4a-8b5c-0190a1b23c4d', type: 'AppealRouted' };
const respond = {
  id: '1/respond/-/1',
  kind: 'respond',
  owner: TOWN,
  startedAt: at('10:00:01'),
  dueAt: at('10:30:01'),
  warnAt: [at('10:24:01')],
  policy: 'livelihood@1',
  calendar: '610921@1',
  period: { unit: 'working-minutes', amount: 30 },
  provisional: false,
};
export const deadlinesExample = {
  deadlines: [
    {
      id: respond.id,
      deadline: respond,
      status: 'running',
      measure: 'working',
      measuredWith: '610921@1',
      versions: [{ by: act, deadline: respond, moved: 0, causes: [], counted: respond.dueAt }],
      intervals: [{ state: 'running', opened: act, minutes: 1 }],
      granted: 30,
      moved: 0,
      used: 1,
      paused: 0,
      left: 29,
      agrees: true,
      minutesLeft: 29,
    },
  ],
};

export const custodyExample = {
  spells: [
    {
      unit: TOWN,
      round: 1,
      from: at('10:00:01'),
      to: at('11:46:00'),
      acceptedAt: at('10:03:00'),
      minutes: 106,
      pausedMinutes: 0,
      endedBy: 'AppealClosed',
      returnsRequested: 0,
      missed: [],
    },
  ],
  units: [{ unit: TOWN, minutes: 106, pausedMinutes: 0, returns: 0, misses: 0 }],
  names: { [TOWN]: '蒲溪镇综治中心' },
};

const HASH = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
export const historyExample = {
  events: [
    {
      id: '9f86d081-884c-8d65-9a2f-eaa0c55ad015',
      stream: `appeal-${ID}`,
      revision: 0,
      position: 1,
      type: 'AppealReported',
      data: '{"channel":"app"}',
      metadata: `{"hash":"${HASH}"}`,
      hash: HASH,
      prevHash: '0'.repeat(64),
    },
  ],
  chain: { holds: true, events: 1, hash: HASH, unknown: 'truncation' },
};

export const publicExample = {
  id: ID,
  number: NUMBER,
  service: 'infrastructure-power',
  region: VILLAGE,
  status: 'handling',
  round: 1,
  endorsements: 3,
  receivedAt: at('10:00:00'),
  names,
};

export const identityExample = {
  reporter: { name: '陈桂英', phone: '13891500000', address: '蒲溪镇盘龙村三组' },
};
