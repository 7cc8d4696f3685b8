import { SYSTEM } from '../../../src/kernel/actor';
import { bodyId } from '../../kit/hanyin';
import { PUXI_CENTRE, countyDispatcher, reporter, villageOfficer } from '../../kit/appeal-context';
import { suspended } from '../../kit/appeal-acts-clocks';
import { OUTAGE, by, handling, reported, resolved, routed, sealed } from '../../kit/appeal-story';
import { asksMore, granted, invitedTo, CHEN, type Play } from './notice-stories';

/** How each row for reporters comes to be told, by moment, audience and urgencies. */
export const reporterPlays: Readonly<Record<string, Play>> = {
  'routed reporter': {
    story: [reported(), routed],
    told: [
      {
        to: CHEN,
        zh: '您反映的邻里纠纷（编号610921-20260701-0001）已交盘龙村综治中心办理，工作人员会在2026-07-01 16:30前与您联系。',
        en: "Your appeal 610921-20260701-0001 (Neighbours' dispute) is with Governance Centre of 610921102206, who will be in touch by 2026-07-01 16:30.",
      },
    ],
  },
  'information-asked reporter': {
    story: [...handling, by(villageOfficer, 'requestInformation', { question: sealed('界桩在哪里') })],
    told: [
      {
        to: CHEN,
        zh: '办理您反映的事项（编号610921-20260701-0001）还需要您补充材料，请在2026-07-06 18:00前补充。',
        en: 'Governance Centre of 610921102206 needs more from you to handle 610921-20260701-0001: please answer by 2026-07-06 18:00.',
      },
    ],
  },
  'resolved reporter': {
    story: [...handling, resolved()],
    told: [
      {
        to: CHEN,
        zh: '您反映的事项（编号610921-20260701-0001）已办结，请查看结果并作评价。',
        en: 'Your appeal 610921-20260701-0001 has been handled: please look at the answer and rate it.',
      },
    ],
  },
  'declined reporter': {
    story: [reported(), by(countyDispatcher, 'decline', { ground: 'legal-procedure' })],
    told: [
      {
        to: CHEN,
        zh: '您反映的事项（编号610921-20260701-0001）不予受理，请查看理由和其他办理途径。',
        en: 'Your appeal 610921-20260701-0001 was not taken up: please see why, and where it belongs.',
      },
    ],
  },
  'referred-out reporter': {
    story: [
      reported(),
      by(countyDispatcher, 'referOut', { to: bodyId('110'), acknowledgement: sealed('已接警') }),
    ],
    told: [
      {
        to: CHEN,
        zh: '您反映的事项（编号610921-20260701-0001）已转介，请查看转往哪里。',
        en: 'Your appeal 610921-20260701-0001 was referred: please see to whom.',
      },
    ],
  },
  'extended reporter': {
    story: [...handling, asksMore, granted],
    told: [
      {
        to: CHEN,
        zh: '您反映的事项（编号610921-20260701-0001）经批准延期，办理期限延至2026-07-07 09:30。',
        en: 'More time was granted for 610921-20260701-0001: it is due 2026-07-07 09:30.',
      },
    ],
  },
  'suspended reporter': {
    story: suspended,
    told: [
      {
        to: CHEN,
        zh: '您反映的事项（编号610921-20260701-0001）经批准中止办理，最迟2026-07-10 10:00恢复。',
        en: 'Handling of 610921-20260701-0001 is suspended and goes on by 2026-07-10 10:00.',
      },
    ],
  },
  'reopened reporter': {
    story: [...invitedTo, by(reporter, 'reopen', { reason: sealed('又挪了') })],
    told: [
      {
        to: CHEN,
        zh: '您反映的事项（编号610921-20260701-0001）已重新办理。',
        en: 'Your appeal 610921-20260701-0001 is being handled again.',
      },
    ],
  },
  'incident-told reporter': {
    story: [
      ...handling,
      by(SYSTEM, 'joinIncident', { incident: OUTAGE }),
      by(SYSTEM, 'tellOfIncident', { incident: OUTAGE, by: PUXI_CENTRE, note: sealed('今晚八点前恢复供电') }),
    ],
    told: [
      {
        to: CHEN,
        zh: '您反映的事项（编号610921-20260701-0001）与多名群众反映的是同一问题，处置有新进展，请查看。',
        en: 'There is news of what you and others reported (610921-20260701-0001): please look.',
      },
    ],
  },
  'surveyed reporter': {
    story: invitedTo,
    told: [
      {
        to: CHEN,
        zh: '您反映的事项（编号610921-20260701-0001）已办结。县里邀请您参加民调测评，答复不记名，请在2026-07-15 10:00前作答。',
        en: 'Your appeal 610921-20260701-0001 is closed. The county asks you to take part in a survey, without your name, by 2026-07-15 10:00.',
      },
    ],
  },
};
