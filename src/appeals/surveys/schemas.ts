import { shapes } from '../../edge';
import type { MySurvey } from './answering-desk';
import { questionKinds } from './questions';
import type { Results } from './results';
import type { SurveyWords } from './show-surveys';
import { surveyStandings, type SurveyStanding } from './survey';
import type { SurveyView } from './views';

const { answerOf, eg, flag, instant, listOf, named, oneOf, opened, real, shape, text, uuid, whole } = shapes;

const ID = '0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a5b';
const AT = '2026-07-06T09:00:00.000+08:00';
const CLOSES = '2026-07-20T23:59:00.000+08:00';
const TITLE = '六月群众诉求办理情况测评';
const ASKED = '工作人员是否在规定时间内与您联系？';
const state = named('SurveyStanding', oneOf(surveyStandings));
const REASON = '第二题写错了单位，重新发起';
const kind = named('QuestionKind', oneOf(questionKinds));

const questions = listOf(
  named(
    'SurveyQuestion',
    shape({
      id: eg(text('In their order.'), 'q1'),
      kind: eg(kind, 'yes-no'),
      text: eg(text(), ASKED),
      'choices?': { ...listOf(text()), description: 'Of a `choice`: answered by its place, from 1.' },
    }),
  ),
);

export const surveyView = answerOf<SurveyView>()(
  'Survey',
  shape({
    id: eg(uuid, ID),
    state: eg(state, 'draft'),
    title: eg(text(), TITLE),
    questions,
    from: eg(text('A day.'), '2026-06-01'),
    to: eg(text('A day.'), '2026-06-30'),
    'unit?': text(),
    'service?': text(),
    size: eg(whole('As many are drawn at most.'), 200),
    closesOn: eg(text('A day.'), '2026-07-20'),
    draftedAt: eg(instant, AT),
    draftedBy: eg(text(), 'follow-up-office-follow-up'),
    'reviewedAt?': instant,
    'reviewedBy?': text(),
    'note?': text('Of the review.'),
    'withdrawn?': named(
      'SurveyWithdrawal',
      shape({ at: eg(instant, AT), by: text(), reason: eg(text(), REASON) }),
    ),
    'sample?': named(
      'SurveySample',
      shape({
        openedAt: instant,
        openedBy: text(),
        closesAt: instant,
        seed: text(
          'Id of the review’s event. Drawn are the smallest SHA-256 (hex) of seed, a blank and the appeal’s id, one of each reporter.',
        ),
        population: whole('How many there were to draw from.'),
        digest: text('SHA-256 (hex) of their ids, sorted, a line each.'),
        unwilling: whole('Left out before: whose reporter would not say at a call.'),
        drawn: whole(),
        invited: whole('Whom the invitation reached.'),
        waiting: whole('Invitations on their way.'),
        notInvited: whole(
          'Drawn, and not invited: data that is restricted or erased, or it was withdrawn before.',
        ),
      }),
    ),
  }),
);

export interface SurveyList {
  readonly items: readonly {
    readonly id: string;
    readonly title: string;
    readonly state: SurveyStanding;
    readonly changedAt: string;
    readonly closesAt?: string | undefined;
  }[];
}
export const surveyList = answerOf<SurveyList>()(
  'SurveyList',
  shape({
    items: listOf(
      named(
        'SurveyListLine',
        shape({
          id: eg(uuid, ID),
          title: eg(text(), TITLE),
          state: eg(state, 'published'),
          changedAt: eg(instant, AT),
          'closesAt?': eg({ ...instant, description: 'Once it is open.' }, CLOSES),
        }),
      ),
    ),
  }),
);

interface Stands {
  readonly id: string;
  readonly state: SurveyStanding;
  readonly revision: number;
}
export const surveyAnswer = answerOf<Stands>()(
  'SurveyStands',
  shape({ id: eg(uuid, ID), state: eg(state, 'draft'), revision: eg(whole('For `If-Match`.'), 0) }),
);

const share = {
  share: eg({ ...real, description: 'Of those who answered.' }, 0.85),
  low: eg({ ...real, description: '95 % interval by Wilson.' }, 0.7),
  high: eg(real, 0.94),
};

export const surveyResults = answerOf<Results>()(
  'SurveyResults',
  shape({
    invited: eg(whole('Whom the invitation reached.'), 60),
    'answered?': eg(whole('Absent where it is withheld: fewer than five.'), 40),
    'unanswered?': eg(whole('Who said nothing is counted as that, and never as satisfied.'), 20),
    'responseRate?': named('SurveyShare', shape({ ...share, share: eg(real, 0.6667) })),
    'withheld?': { ...flag, description: 'Fewer than five answered: nothing is told.' },
    'withdrawnAt?': eg({ ...instant, description: 'It was taken back then: so many had answered.' }, AT),
    questions: listOf(
      named(
        'QuestionResult',
        shape({
          id: eg(text(), 'q1'),
          kind: eg(kind, 'yes-no'),
          text: eg(text(), ASKED),
          cells: listOf(
            named(
              'SurveyCell',
              shape({
                value: eg(text('`yes`, `no`; `1` to `5`; the place of a choice.'), 'yes'),
                'label?': text('Of a choice.'),
                'count?': eg(whole(), 34),
                'share?': share.share,
                'low?': share.low,
                'high?': share.high,
                'withheld?': { ...flag, description: 'Fewer than five, or what would tell of them.' },
              }),
            ),
          ),
        }),
      ),
    ),
  }),
);

export const surveyWords = answerOf<{ readonly questions: readonly SurveyWords[] }>()(
  'SurveyWords',
  shape({
    questions: listOf(
      named(
        'SurveyWordsOf',
        shape({
          question: eg(text(), 'q3'),
          text: eg(text(), '您还有什么建议？'),
          'said?': {
            ...eg(listOf(opened), ['希望夜间也有人接电话']),
            description: 'In no order that tells whose; absent where one to four said anything.',
          },
        }),
      ),
    ),
  }),
);

export const mySurveys = answerOf<{ readonly items: readonly MySurvey[] }>()(
  'MySurveys',
  shape({
    items: listOf(
      named(
        'MySurvey',
        shape({
          survey: eg(uuid, ID),
          title: eg(text(), TITLE),
          appeal: eg(uuid, ID),
          number: eg(text('Which matter it is about.'), '610921-20260601-0001'),
          closesAt: eg(instant, CLOSES),
          isOver: eg(flag, false),
          'withdrawn?': named(
            'MySurveyWithdrawal',
            shape({ at: eg(instant, AT), reason: eg(text('By whom is not told.'), REASON) }),
          ),
          answered: eg({ ...flag, description: 'Told to whoever was asked, and to nobody else.' }, false),
          questions,
        }),
      ),
    ),
  }),
);

export const surveyAnswered = answerOf<{ readonly survey: string; readonly answered: true }>()(
  'SurveyAnswered',
  shape({ survey: eg(uuid, ID), answered: eg(flag, true) }),
);
