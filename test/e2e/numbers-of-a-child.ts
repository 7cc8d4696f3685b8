import * as story from '../kit/stories';

interface Answer {
  readonly data?: { readonly phone?: string };
  readonly error?: { readonly code: string };
}

export interface Gateway {
  /** What was sent to citizens of this appeal: the ids of the messages. */
  readonly sent: (appeal: { readonly id: string }) => Promise<readonly string[]>;
  readonly asks: (message: string) => Promise<Answer>;
  /** Once it is on record as sent. */
  readonly answered: (message: string) => Promise<Answer>;
  /** The number of who files. */
  readonly reporters: string;
}

/** A child's appeal has two who are told: a gateway gets of each message the number of whom it is for. */
export async function numbersOfAChild(people: story.People, gateway: Gateway): Promise<void> {
  const { reporters, asks } = gateway;
  const child = { name: '石小川', phone: '13891500077' };
  const appeal = await story.filed(people.reporter, story.quarrel({ reporter: child, child: { age: 9 } }));
  const messages = await gateway.sent(appeal);
  const answers = await Promise.all(messages.map((message) => gateway.answered(message)));
  const phones = answers.map(({ data }) => data?.phone);
  expect(phones.toSorted()).toEqual([reporters, child.phone]);
  const path = { id: appeal.id };
  const reveals = async () => {
    const { data } = await people.auditor.api.GET('/api/v1/audit/appeals/{id}/accesses', {
      params: { path },
    });
    return data!.accesses.filter(({ kind }) => kind === 'reveal').map(({ what }) => what);
  };
  // Each look is at one of the two, and at nobody who stands beside.
  expect((await reveals()).toSorted()).toEqual(['proxy', 'reporter']);
  const { response } = await people.county.api.POST('/api/v1/appeals/{id}/guardian', {
    params: { path },
    body: { guardian: { name: '石大川', phone: '13891500078' }, reason: '父亲到窗口，出示户口簿' },
  });
  expect(response.status).toBe(200);
  const to = (phone: string) => messages[phones.indexOf(phone)] ?? '';
  expect((await asks(to(reporters))).error).toMatchObject({ code: 'notice/no-number' });
  expect((await asks(to(child.phone))).data).toMatchObject({ phone: child.phone });
  expect(await reveals()).toHaveLength(3);
}
