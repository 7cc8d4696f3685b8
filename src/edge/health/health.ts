/** One thing that must hold before requests are sent here; `warn` is told but keeps nobody away. */
export interface HealthReading {
  readonly name: string;
  readonly state: 'ok' | 'warn' | 'fail';
  /** For an operator: what is wrong and what to do. No personal data. */
  readonly detail?: string | undefined;
}

/** Asked at every readiness probe; must answer quickly. */
export interface HealthCheck {
  readonly name: string;
  read(): Promise<HealthReading>;
}

/** Injection token of the readonly list of `HealthCheck`s. */
export const HEALTH_CHECKS = Symbol('HealthChecks');

export interface Readiness {
  readonly status: 'ready' | 'not-ready';
  readonly checks: readonly HealthReading[];
}

/** Pure: the sum of the readings. */
export const readinessOf = (checks: readonly HealthReading[]): Readiness => ({
  status: checks.some(({ state }) => state === 'fail') ? 'not-ready' : 'ready',
  checks,
});

/** A check that throws or takes too long has failed; its error's kind is told, never its content. */
export async function readOne(check: HealthCheck, timeoutMs: number): Promise<HealthReading> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<HealthReading>((resolve) => {
    timer = setTimeout(
      () => resolve({ name: check.name, state: 'fail', detail: 'no answer in time' }),
      timeoutMs,
    );
  });
  try {
    return await Promise.race([check.read(), late]);
  } catch (error) {
    return { name: check.name, state: 'fail', detail: error instanceof Error ? error.name : 'failed' };
  } finally {
    clearTimeout(timer);
  }
}
