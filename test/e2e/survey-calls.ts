import type { Caller } from '../kit/api/caller';
import { PANLONG_CENTRE } from '../kit/stories';

/** Of what 盘龙村 closed of its quarrels from the second to the nineteenth of July. */
export const written = {
  title: '七月群众诉求办理情况测评',
  questions: [
    { kind: 'yes-no' as const, text: '您反映的问题是否解决？' },
    { kind: 'stars' as const, text: '您对办理的总体评价' },
    { kind: 'choice' as const, text: '您希望怎样联系？', choices: ['电话', '上门'] },
    { kind: 'text' as const, text: '您还有什么建议？' },
  ],
  ...{ from: '2026-07-02', to: '2026-07-19', size: 100, closesOn: '2026-07-25' },
  ...{ unit: PANLONG_CENTRE, service: 'neighbour-dispute' },
};
interface Question {
  kind: 'yes-no' | 'stars' | 'choice' | 'text';
  text: string;
  choices?: string[];
}
type Written = Omit<typeof written, 'questions'> & { questions: Question[] };
interface Said {
  question: string;
  yes?: boolean;
  stars?: number;
  choice?: number;
  text?: string;
}

export const says = (stars: number, text?: string): readonly Said[] => [
  { question: 'q1', yes: stars > 2 },
  { question: 'q2', stars },
  { question: 'q3', choice: 1 },
  ...(text === undefined ? [] : [{ question: 'q4', text }]),
];

/** What people do with a survey. @param id of the one that they mean */
export function surveyCalls(id: () => string) {
  const of = () => ({ params: { path: { id: id() } } });
  return {
    begins: (by: Caller, change: Partial<Written> = {}) =>
      by.api.POST('/api/v1/surveys', { body: { ...written, ...change } }),
    drafts: (by: Caller, change: Partial<Written> = {}) =>
      by.api.POST('/api/v1/surveys/{id}/draft', { ...of(), body: { ...written, ...change } }),
    reviews: (by: Caller, approved = true) =>
      by.api.POST('/api/v1/surveys/{id}/review', { ...of(), body: { approved, note: '题目清楚' } }),
    opens: (by: Caller) => by.api.POST('/api/v1/surveys/{id}/open', of()),
    withdraws: (by: Caller, reason = '第二题写错了单位，重新发起') =>
      by.api.POST('/api/v1/surveys/{id}/withdraw', { ...of(), body: { reason } }),
    shows: (by: Caller) => by.api.GET('/api/v1/surveys/{id}', of()),
    results: (by: Caller) => by.api.GET('/api/v1/surveys/{id}/results', of()),
    words: (by: Caller) =>
      by.api.POST('/api/v1/surveys/{id}/words', { ...of(), body: { purpose: '汇总群众意见' } }),
    mine: async (by: Caller) => (await by.api.GET('/api/v1/me/surveys', {})).data!.items,
    answers: (by: Caller, said: readonly Said[], key?: string) =>
      by.api.POST('/api/v1/me/surveys/{survey}/answer', {
        params: { path: { survey: id() } },
        ...(key && { headers: { 'idempotency-key': key } }),
        body: { answers: [...said] },
      }),
  };
}
