import { calendarReading, RunnerCheck, runnerReading } from '../../../src/edge';
import { readinessOf, readOne } from '../../../src/edge/health/health';
import type { Day } from '../../../src/kernel/time';
import { createLogger, shownError } from '../../../src/observability';

describe('readiness', () => {
  it('warns from 60 days before the holidays end, and on after they have', () => {
    const on = (today: string) => calendarReading(today as Day, '2026-12-31' as Day).state;
    expect([on('2026-10-31'), on('2026-11-01'), on('2027-02-01')]).toEqual(['ok', 'warn', 'warn']);
  });

  it.each([
    ['running', 0, 'ok'],
    ['rebuilding', 0, 'ok'],
    ['running', 2, 'warn'],
    ['differs', 0, 'warn'],
    ['failing', 0, 'fail'],
    ['too-many-parked', 9, 'fail'],
    ['unknown-event', 0, 'fail'],
    ['stopped', 0, 'fail'],
  ] as const)('a runner that is %s with %i parked is %s', (state, parked, expected) => {
    expect(runnerReading({ name: 'appeals', state, parked }).state).toBe(expected);
  });

  describe('of a runner over time', () => {
    const watched = () => {
      const at = { now: 0, state: 'catching-up', lag: 90_000 };
      const status = () => ({ name: 'appeals', parked: 0, state: at.state, lag: at.lag });
      return { at, check: new RunnerCheck('runner appeals', status, () => at.now) };
    };

    it('keeps requests away while lists are made again after a start', async () => {
      const { at, check } = watched();
      expect(await check.read()).toMatchObject({
        state: 'fail',
        detail: expect.stringContaining('90 s') as string,
      });
      at.lag = 20_000;
      expect(await check.read()).toMatchObject({ state: 'ok' });
      Object.assign(at, { state: 'running', lag: 0 });
      expect(await check.read()).toMatchObject({ state: 'ok' });
    });

    it.each([
      ['far behind', 'catching-up'],
      ['without its lease', 'waiting-for-lease'],
    ])('bears with one that is %s for a moment, and not with one that stays so', async (_, state) => {
      const { at, check } = watched();
      Object.assign(at, { state: 'running', lag: 0 });
      await check.read();
      Object.assign(at, { state, lag: 90_000 });
      expect(await check.read()).toMatchObject({ state: 'ok' });
      at.now = 5_000;
      expect(await check.read()).toMatchObject({ state: 'fail' });
      Object.assign(at, { state: 'running', lag: 0 });
      expect(await check.read()).toMatchObject({ state: 'ok' });
      Object.assign(at, { state, lag: 90_000 });
      expect(await check.read()).toMatchObject({ state: 'ok' });
    });

    it('fails one that never reported', async () => {
      expect(await new RunnerCheck('runner appeals', () => undefined).read()).toMatchObject({
        state: 'fail',
      });
    });
  });

  it('does not wait for a check that never answers', async () => {
    const reading = await readOne({ name: 'store', read: () => new Promise(() => undefined) }, 5);
    expect(readinessOf([reading])).toEqual({
      status: 'not-ready',
      checks: [{ name: 'store', state: 'fail', detail: 'no answer in time' }],
    });
  });
});

describe('the log', () => {
  it('keeps doors shut that somebody might log', () => {
    const lines: string[] = [];
    const logger = createLogger('info', { write: (line) => void lines.push(line) });
    logger.info(
      { request: { headers: { authorization: 'Bearer x.y.z', 'suqiu-secret': 'S3CRET' } } },
      'told',
    );
    expect(lines.join('')).not.toMatch(/x\.y\.z|S3CRET/);
  });

  it('shows of an error where it was, and never what a parser read', () => {
    const parse = (): unknown => {
      try {
        return JSON.parse('{"words":"王大山家停电');
      } catch (error) {
        return error;
      }
    };
    const shown = shownError(new Error('import failed', { cause: parse() }));
    expect(shown).toMatchObject({ name: 'Error', message: 'import failed', cause: { name: 'SyntaxError' } });
    expect(JSON.stringify(shown)).not.toContain('王大山');
    expect(shown.at).toEqual(expect.arrayContaining([expect.stringContaining('health.spec')]));
    expect(shownError('text')).toEqual({ name: 'string' });
  });
});
