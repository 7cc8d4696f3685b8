import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

export const METRICS = Symbol('Metrics');

/** What a runner tells the metrics, taken when they are scraped. */
export interface RunnerReading {
  readonly name: string;
  readonly state: string;
  /** Milliseconds between the event that it stands at and the newest. */
  readonly lag: number;
  readonly parked: number;
}

export interface Readings {
  runners(): Promise<readonly RunnerReading[]>;
  /** Timers that are due and have not fired. */
  timersDue(): Promise<number>;
}

/** The service's Prometheus metrics. Labels are ids of code, never of people or appeals. */
export class Metrics {
  readonly registry = new Registry();
  private readings: Readings | undefined;

  private readonly requests = new Histogram({
    name: 'suqiu_http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its answer, by route template.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });
  private readonly appends = new Histogram({
    name: 'suqiu_append_duration_seconds',
    help: 'Time until an append to the log was durable.',
    buckets: [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [this.registry],
  });
  private readonly refusals = new Counter({
    name: 'suqiu_commands_refused_total',
    help: 'Writes that were refused, by error code.',
    labelNames: ['code'] as const,
    registers: [this.registry],
  });
  private readonly lag = new Gauge({
    name: 'suqiu_runner_lag_seconds',
    help: 'Recorded time between the event that a runner stands at and the newest one; 0 at the head.',
    labelNames: ['runner'] as const,
    registers: [this.registry],
  });
  private readonly parked = new Gauge({
    name: 'suqiu_runner_parked',
    help: 'Streams or instances that a runner has set aside until an operator releases them.',
    labelNames: ['runner'] as const,
    registers: [this.registry],
  });
  private readonly states = new Gauge({
    name: 'suqiu_runner_state',
    help: '1 for the state that a runner is in.',
    labelNames: ['runner', 'state'] as const,
    registers: [this.registry],
  });
  private readonly due = new Gauge({
    name: 'suqiu_timers_due',
    help: 'Timers that are due and have not fired.',
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry, prefix: 'suqiu_' });
  }

  /** Runners and timers are asked only when somebody scrapes. */
  readFrom(readings: Readings): void {
    this.readings = readings;
  }

  answered(method: string, route: string, status: number, seconds: number): void {
    this.requests.labels(method, route, String(status)).observe(seconds);
  }

  appended(seconds: number): void {
    this.appends.observe(seconds);
  }

  refused(code: string): void {
    this.refusals.labels(code).inc();
  }

  /** Prometheus text format. A reading that fails leaves its gauges out rather than the whole page. */
  async text(): Promise<string> {
    await Promise.all([this.readRunners(), this.readTimers()]);
    return this.registry.metrics();
  }

  private async readRunners(): Promise<void> {
    const runners = await this.readings?.runners().catch(() => []);
    for (const gauge of [this.lag, this.parked, this.states]) gauge.reset();
    for (const { name, state, lag, parked } of runners ?? []) {
      this.lag.labels(name).set(lag / 1000);
      this.parked.labels(name).set(parked);
      this.states.labels(name, state).set(1);
    }
  }

  private async readTimers(): Promise<void> {
    const due = await this.readings?.timersDue().catch(() => undefined);
    if (due !== undefined) this.due.set(due);
  }
}
