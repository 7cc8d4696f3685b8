import { InProcessMessaging } from '../../src/adapters/in-process/messaging';
import { compose } from '../../src/app/composition';
import { features } from '../../src/app/features';
import { startNode, type ApiNode } from '../../src/app/node';
import { openProfile, type Profile } from '../../src/app/profile';
import { Intake } from '../../src/appeals/intake/intake';
import { listDeadLetters, replayDeadLetters } from '../../src/appeals/intake/replay';
import { readConfig } from '../../src/config/config';
import type { Publisher } from '../../src/kernel/ports/messaging';
import { PrimaryDataUnavailable } from '../../src/kernel/ports/primary-data';
import { createLogger } from '../../src/observability';
import type { Caller } from '../kit/api/caller';
import { Client } from '../kit/api/client';
import { eventually } from '../kit/eventually';
import { DEPLOY } from '../kit/hanyin';
import * as story from '../kit/stories';
import { temporaryFolder } from '../kit/temporary-folder';

const HOTLINE = '12345';
let cases = 0;
const freshCase = () => `20260701-${String(++cases).padStart(6, '0')}`;
const fire = (matter: string, over: object = {}) => ({
  case: matter,
  service: 'infrastructure-power',
  words: '三组的变压器昨晚起火，现在整组停电',
  place: { region: story.PANLONG, address: '盘龙村三组' },
  reporter: { name: '陈秀英', phone: '13891500001' },
  ...over,
});

describe('what other systems report', () => {
  let profile: Profile;
  let node: ApiNode;
  let people: story.People;
  let hotline: Caller;
  let devices: Caller;
  let publisher: Publisher;
  const messaging = new InProcessMessaging([
    'suqiu.appeal.lifecycle.v1',
    'suqiu.sla.v1',
    'suqiu.intake.v1',
    'suqiu.intake.v1.dlq',
  ]);

  beforeAll(async () => {
    const folder = temporaryFolder();
    const config = readConfig({
      ...{ DATA_FOLDER: folder, DEPLOY_FOLDER: DEPLOY, HOST: '127.0.0.1', PORT: '0', NODE_ENV: 'test' },
      ...{ CLOCK: 'settable', CLOCK_START: '2026-07-01T09:00:00+08:00', RATE_PER_ADDRESS: '0' },
    });
    const logger = createLogger('silent');
    profile = { ...(await openProfile(config, logger, compose(features).categories)), messaging };
    node = await startNode(config, undefined, { logger, profile, runners: 'here' });
    const client = await Client.of({ url: node.url, folder });
    people = await story.peopleOf(client);
    hotline = await client.as('client', 'client-12345');
    devices = await client.as('client', 'client-devices');
    publisher = messaging.publisher();
  });
  afterAll(async () => {
    await node.close();
    await messaging.close();
  });

  const handIn = async (by: Caller, ...items: readonly object[]) => {
    const { data, response } = await by.api.POST('/api/v1/intake', { body: { items } as never });
    expect(response.status).toBe(200);
    return data?.items ?? [];
  };

  describe('over HTTP', () => {
    it('is an appeal of the account’s channel, filed for whom it names', async () => {
      const [one] = await handIn(hotline, { id: 'a-1', ...fire(freshCase()) });
      expect(one).toMatchObject({
        id: 'a-1',
        outcome: 'taken',
        number: expect.stringMatching(/^610921-/) as string,
      });
      const seen = await people.auditor.sees({ id: one?.appeal ?? '' });
      expect(seen).toMatchObject({ channel: 'hotline', origin: 'citizen', number: one?.number });
    });

    it('takes effect once: the same message again is the same appeal', async () => {
      const report = { id: 'b-1', ...fire(freshCase()) };
      const first = await handIn(hotline, report);
      expect(await handIn(hotline, report)).toEqual(first);
      expect(await handIn(hotline, report, report)).toEqual([...first, ...first]);
    });

    it('is one appeal for a case, whichever message came first', async () => {
      const matter = freshCase();
      const [first] = await handIn(hotline, { id: 'c-1', ...fire(matter) });
      const [second] = await handIn(hotline, { id: 'c-2', ...fire(matter, { words: '又打来一次' }) });
      expect(second).toEqual({ ...first, id: 'c-2', outcome: 'known' });
    });

    it('costs the others nothing when it does not hold, and says of each what is wrong', async () => {
      const items = [
        { id: 'd-1', ...fire(freshCase(), { place: {} }) },
        { id: 'd-2', ...fire(freshCase()) },
        { ...fire(freshCase()) },
        { id: 'd-4', ...fire(freshCase(), { service: 'no-such-service' }) },
      ];
      const outcomes = await handIn(hotline, ...items);
      expect(outcomes.map(({ outcome }) => outcome)).toEqual(['refused', 'taken', 'refused', 'refused']);
      expect(outcomes[0]).toMatchObject({
        code: 'request/invalid',
        detail: expect.any(String) as string,
        errors: [expect.objectContaining({ pointer: '/place/region', code: 'field/required' })],
      });
      expect(outcomes[2]).toMatchObject({ id: '' });
      expect(outcomes[3]).toMatchObject({ code: 'appeal/unknown-service' });
    });

    it('under a message id that brought something else before is refused', async () => {
      const matter = freshCase();
      await handIn(hotline, { id: 'e-1', ...fire(matter) });
      const [again] = await handIn(hotline, { id: 'e-1', ...fire(matter, { words: '别的事' }) });
      expect(again).toMatchObject({ outcome: 'refused', code: 'command/key-reused' });
    });

    it('keeps two systems apart that use the same ids', async () => {
      const matter = freshCase();
      const [one] = await handIn(hotline, { id: 'f-1', ...fire(matter) });
      const [other] = await handIn(devices, {
        ...{ id: 'f-1', case: matter, service: 'infrastructure-power', words: '电压异常' },
        place: { region: story.PANLONG },
      });
      expect(other).toMatchObject({ outcome: 'taken' });
      expect(other?.appeal).not.toBe(one?.appeal);
    });

    it('is refused to whoever is no client account, and over a hundred at once', async () => {
      const body = { items: [{ id: 'g-1', ...fire(freshCase()) }] } as never;
      expect((await people.county.api.POST('/api/v1/intake', { body })).response.status).toBe(403);
      const many = Array.from({ length: 101 }, (_, n) => ({ id: `h-${n}`, ...fire(freshCase()) }));
      const sent = await hotline.api.POST('/api/v1/intake', { body: { items: many } as never });
      expect(sent.response.status).toBe(400);
    });

    it('may not say itself where it comes from', async () => {
      const [one] = await handIn(hotline, { id: 'i-1', ...fire(freshCase(), { channel: 'app' }) });
      expect(one).toMatchObject({
        outcome: 'refused',
        errors: [{ pointer: '/channel', code: 'field/unknown' }],
      });
    });

    it('waits while the stores are away', async () => {
      const { numbers } = profile.primary;
      const next = jest
        .spyOn(numbers, 'next')
        .mockRejectedValueOnce(new PrimaryDataUnavailable('the disk is full'));
      const report = { id: 'j-1', ...fire(freshCase()) };
      expect(await handIn(hotline, report)).toMatchObject([
        { outcome: 'unavailable', code: 'store/unavailable' },
      ]);
      next.mockRejectedValueOnce(new TypeError('a fault of ours'));
      expect(await handIn(hotline, report)).toMatchObject([{ outcome: 'failed', code: 'server/failed' }]);
      expect(await handIn(hotline, report)).toMatchObject([{ outcome: 'taken' }]);
    });
  });

  describe('over topics', () => {
    const event = (id: string, data: object, over: object = {}) =>
      JSON.stringify({
        ...{ specversion: '1.0', id, source: '/12345', type: 'suqiu.intake.reported.v1' },
        ...{ datacontenttype: 'application/json', data },
        ...over,
      });
    const send = (value: string, key = HOTLINE) =>
      publisher.publish([{ topic: 'suqiu.intake.v1', key, value, headers: {} }]);
    let lists = 0;
    const setAside = () => listDeadLetters(messaging, `clerk-${lists++}`, 20);
    /** Of a report that was taken over the topic, what HTTP says of its case. */
    const known = async (matter: string) =>
      (await handIn(hotline, { id: `look-${matter}`, ...fire(matter) }))[0];

    it('is an appeal too, once, however often it comes', async () => {
      const matter = freshCase();
      for (let times = 0; times < 3; times++) await send(event('k-1', fire(matter)));
      const one = await eventually(
        () => handIn(hotline, { id: 'k-1', ...fire(matter) }),
        ([first]) => first?.outcome === 'taken',
      );
      expect(await known(matter)).toMatchObject({ outcome: 'known', appeal: one[0]?.appeal });
    });

    it('that can never be taken is set aside as it came, with the reason, and holds up nobody', async () => {
      const before = (await setAside()).length;
      await send('这不是 JSON');
      await send(event('l-2', fire(freshCase()), { specversion: undefined }));
      await send(event('l-3', fire(freshCase()), { type: 'suqiu.intake.other.v1' }));
      await send(event('l-4', fire(freshCase(), { place: {} })));
      await send(event('l-5', fire(freshCase())), '陌生的系统');
      await send(event('l-6', fire(freshCase(), { service: 'no-such-service' })));
      const after = freshCase();
      await send(event('l-7', fire(after)));
      const letters = await eventually(setAside, (all) => all.length === before + 6);
      expect(
        letters
          .slice(before)
          .map(({ reason }) => reason)
          .sort(),
      ).toEqual([
        'appeal/unknown-service',
        'intake/not-an-event',
        'intake/not-json',
        'intake/unknown-account',
        'intake/unknown-type',
        'request/invalid',
      ]);
      expect(letters.find(({ reason }) => reason === 'request/invalid')?.detail).toBe(
        '/place/region field/required',
      );
      expect(await known(after)).toMatchObject({ outcome: 'known' });
    });

    it('is set aside after a bounded number of tries when we fail on it, and taken when it is replayed', async () => {
      const { numbers } = profile.primary;
      const next = jest.spyOn(numbers, 'next').mockRejectedValue(new TypeError('a fault of ours'));
      const before = (await setAside()).length;
      const matter = freshCase();
      await send(event('m-1', fire(matter)));
      const letters = await eventually(setAside, (all) => all.length === before + 1);
      next.mockRestore();
      // What fails again must not be set aside in the very millisecond in which the replay begins.
      const until = Math.max(...letters.map(({ at }) => Date.parse(at))) + 1;
      await eventually(
        () => Date.now(),
        (now) => now > until,
      );
      expect(await replayDeadLetters(messaging, new Date(until).toISOString(), 100)).toBe(before + 1);
      await eventually(
        () => handIn(hotline, { id: 'm-1', ...fire(matter) }),
        ([one]) => one?.outcome === 'taken',
      );
      // What fails again is set aside anew, and is not replayed twice by one replay.
      await eventually(setAside, (all) => all.length === before + 1 + before);
    });

    it('waits at the brokers while the stores are away, and is not set aside', async () => {
      const { numbers } = profile.primary;
      const next = jest
        .spyOn(numbers, 'next')
        .mockRejectedValue(new PrimaryDataUnavailable('the disk is full'));
      const before = (await setAside()).length;
      const matter = freshCase();
      await send(event('n-1', fire(matter)));
      await eventually(
        () => next.mock.calls.length,
        (calls) => calls > 2,
      );
      next.mockRestore();
      const look = () => handIn(hotline, { id: `other-${matter}-${Date.now()}`, ...fire(matter) });
      await eventually(look, ([one]) => one?.outcome === 'known' || one?.outcome === 'taken');
      expect(await setAside()).toHaveLength(before);
    });

    it.each([
      ['is over', { until: '2026-06-30' }],
      ['has not begun', { from: '2026-07-02' }],
    ])('of an account whose time %s is set aside, as its token is refused over HTTP', async (_, days) => {
      const intake = node.app.get(Intake);
      const accounts = intake.accounts().map((account) => ({ ...account, ...(days as object) }));
      const spy = jest.spyOn(intake, 'accounts').mockReturnValue(accounts);
      const before = (await setAside()).length;
      const matter = freshCase();
      await send(event(`o-${matter}`, fire(matter)));
      const letters = await eventually(setAside, (all) => all.length === before + 1);
      spy.mockRestore();
      expect(letters.map(({ reason }) => reason)).toContain('intake/account-not-serving');
      // What another message of the case brings is the first that is taken.
      expect(await known(matter)).toMatchObject({ outcome: 'taken' });
    });
  });
});
