import {
  COUNTY_CENTRE,
  PANLONG_CENTRE,
  PUXI_CENTRE,
  townOfficer,
  villageOfficer,
} from '../../kit/appeal-context';
import { handling, reported, routed } from '../../kit/appeal-story';
import {
  critical,
  asksMore,
  urging,
  supervising,
  warned,
  late,
  unit,
  person,
  type Play,
} from './notice-stories';

/** The same for units and whoever works there. 成正生 is on duty in the village, 邓小芳 in the town. */
export const staffPlays: Readonly<Record<string, Play>> = {
  'routed holder critical': {
    story: critical([reported(), routed]),
    told: [
      {
        to: unit(PANLONG_CENTRE),
        zh: '特急派单：盘龙村委会，邻里纠纷，编号610921-20260701-0001。请立即签收，2026-07-01 10:30前联系上诉求人。值班：成正生。',
        en: "Critical, routed to you: 盘龙村委会, Neighbours' dispute, 610921-20260701-0001. Accept at once and reach the reporter by 2026-07-01 10:30. On duty: 成正生.",
      },
    ],
  },
  'routed duty critical': {
    story: critical([reported(), routed]),
    told: [
      {
        to: person(villageOfficer.id),
        zh: '您在值班：特急派单，盘龙村委会，邻里纠纷，编号610921-20260701-0001。请立即签收，2026-07-01 10:30前联系上诉求人。',
        en: "You are on duty: critical, 盘龙村委会, Neighbours' dispute, 610921-20260701-0001. Accept at once and reach the reporter by 2026-07-01 10:30.",
      },
    ],
  },
  'routed holder': {
    story: [reported(), routed],
    told: [
      {
        to: unit(PANLONG_CENTRE),
        zh: '新派单：盘龙村委会，邻里纠纷，编号610921-20260701-0001。请在2026-07-01 16:30前签收并联系诉求人。',
        en: "Routed to you: 盘龙村委会, Neighbours' dispute, 610921-20260701-0001. Accept and reach the reporter by 2026-07-01 16:30.",
      },
    ],
  },
  'assigned assignee': {
    story: handling,
    told: [
      {
        to: person(villageOfficer.id),
        zh: '610921-20260701-0001（盘龙村委会，邻里纠纷）由您承办。',
        en: "610921-20260701-0001 (盘龙村委会, Neighbours' dispute) is assigned to you.",
      },
    ],
  },
  'urged answerer critical': {
    story: critical([...handling, urging]),
    told: [
      {
        to: unit(PANLONG_CENTRE),
        zh: '特急催办：610921-20260701-0001（盘龙村委会），请在2026-07-01 12:00前回复。值班：成正生。',
        en: 'Urged, critical: 610921-20260701-0001 (盘龙村委会). Please answer by 2026-07-01 12:00. On duty: 成正生.',
      },
    ],
  },
  'urged duty critical': {
    story: critical([...handling, urging]),
    told: [
      {
        to: person(villageOfficer.id),
        zh: '您在值班：特急件610921-20260701-0001（盘龙村委会）被催办，请在2026-07-01 12:00前回复。',
        en: 'You are on duty: the critical 610921-20260701-0001 (盘龙村委会) is urged. Please answer by 2026-07-01 12:00.',
      },
    ],
  },
  'urged answerer': {
    story: [...handling, urging],
    told: [
      {
        to: unit(PANLONG_CENTRE),
        zh: '催办：610921-20260701-0001（盘龙村委会），请在2026-07-02 18:00前回复。',
        en: 'Urged: 610921-20260701-0001 (盘龙村委会). Please answer by 2026-07-02 18:00.',
      },
    ],
  },
  'supervised answerer critical': {
    story: critical([...handling, supervising]),
    told: [
      {
        to: unit(PANLONG_CENTRE),
        zh: '特急督办：610921-20260701-0001（盘龙村委会），请立即说明办理情况。值班：成正生。',
        en: 'Under supervision, critical: 610921-20260701-0001 (盘龙村委会). Please account for it at once. On duty: 成正生.',
      },
    ],
  },
  'supervised duty critical': {
    story: critical([...handling, supervising]),
    told: [
      {
        to: person(villageOfficer.id),
        zh: '您在值班：特急件610921-20260701-0001（盘龙村委会）被督办，请立即说明办理情况。',
        en: 'You are on duty: the critical 610921-20260701-0001 (盘龙村委会) is under supervision. Please account for it at once.',
      },
    ],
  },
  'supervised answerer': {
    story: [...handling, supervising],
    told: [
      {
        to: unit(PANLONG_CENTRE),
        zh: '督办：610921-20260701-0001（盘龙村委会），请按期说明办理情况。',
        en: 'Under supervision: 610921-20260701-0001 (盘龙村委会). Please account for it in time.',
      },
    ],
  },
  'decision-asked decider critical': {
    story: critical([...handling, asksMore]),
    told: [
      {
        to: unit(PUXI_CENTRE),
        zh: '特急件610921-20260701-0001（盘龙村委会，邻里纠纷）：盘龙村综治中心有申请，请立即裁定。值班：邓小芳。',
        en: "Critical 610921-20260701-0001 (盘龙村委会, Neighbours' dispute): Governance Centre of 610921102206 asks for your decision at once. On duty: 邓小芳.",
      },
    ],
  },
  'decision-asked duty critical': {
    story: critical([...handling, asksMore]),
    told: [
      {
        to: person(townOfficer.id),
        zh: '您在值班：特急件610921-20260701-0001（盘龙村委会，邻里纠纷），盘龙村综治中心有申请，请立即裁定。',
        en: "You are on duty: critical 610921-20260701-0001 (盘龙村委会, Neighbours' dispute), Governance Centre of 610921102206 asks for a decision at once.",
      },
    ],
  },
  'decision-asked decider': {
    story: [...handling, asksMore],
    told: [
      {
        to: unit(PUXI_CENTRE),
        zh: '盘龙村综治中心有申请待您裁定：610921-20260701-0001（盘龙村委会，邻里纠纷）。',
        en: "Governance Centre of 610921102206 asks for your decision on 610921-20260701-0001 (盘龙村委会, Neighbours' dispute).",
      },
    ],
  },
  'warning notified critical': {
    story: critical([reported(), routed, warned]),
    told: [
      {
        to: unit(PANLONG_CENTRE),
        zh: '特急件610921-20260701-0001（盘龙村委会）响应期限将至，2026-07-01 10:30到期。值班：成正生。',
        en: 'Critical 610921-20260701-0001 (盘龙村委会): the response deadline is near, due 2026-07-01 10:30. On duty: 成正生.',
      },
      {
        to: unit(COUNTY_CENTRE),
        zh: '特急件610921-20260701-0001（盘龙村委会）响应期限将至，2026-07-01 10:30到期。值班：未排班。',
        en: 'Critical 610921-20260701-0001 (盘龙村委会): the response deadline is near, due 2026-07-01 10:30. On duty: nobody on the roster.',
      },
    ],
  },
  'warning duty critical': {
    story: critical([reported(), routed, warned]),
    told: [
      {
        to: person(villageOfficer.id),
        zh: '您在值班：特急件610921-20260701-0001（盘龙村委会）响应期限将至，2026-07-01 10:30到期。',
        en: 'You are on duty: critical 610921-20260701-0001 (盘龙村委会), the response deadline is near, due 2026-07-01 10:30.',
      },
    ],
  },
  'warning notified': {
    story: [reported(), routed, warned],
    told: [
      {
        to: unit(PANLONG_CENTRE),
        zh: '610921-20260701-0001（盘龙村委会）响应期限将至，2026-07-01 16:30到期。',
        en: '610921-20260701-0001 (盘龙村委会): the response deadline is near, due 2026-07-01 16:30.',
      },
    ],
  },
  'overdue notified critical': {
    story: critical([reported(), routed, ...late]),
    told: [
      {
        to: unit(PUXI_CENTRE),
        zh: '特急件610921-20260701-0001（盘龙村委会）响应已超时，请立即处理。值班：邓小芳。',
        en: 'Critical 610921-20260701-0001 (盘龙村委会): overdue (response). Please see to it at once. On duty: 邓小芳.',
      },
      {
        to: unit(COUNTY_CENTRE),
        zh: '特急件610921-20260701-0001（盘龙村委会）响应已超时，请立即处理。值班：未排班。',
        en: 'Critical 610921-20260701-0001 (盘龙村委会): overdue (response). Please see to it at once. On duty: nobody on the roster.',
      },
    ],
  },
  'overdue duty critical': {
    story: critical([reported(), routed, ...late]),
    told: [
      {
        to: person(townOfficer.id),
        zh: '您在值班：特急件610921-20260701-0001（盘龙村委会）响应已超时，请立即处理。',
        en: 'You are on duty: critical 610921-20260701-0001 (盘龙村委会) is overdue (response). Please see to it at once.',
      },
    ],
  },
  'overdue notified': {
    story: [reported(), routed, ...late],
    told: [
      {
        to: unit(PUXI_CENTRE),
        zh: '610921-20260701-0001（盘龙村委会）响应已超时，请尽快处理。',
        en: '610921-20260701-0001 (盘龙村委会): overdue (response). Please see to it.',
      },
    ],
  },
};
