import { calendarReading, runnerReading } from '../../../src/edge';
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
