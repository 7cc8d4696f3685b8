import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose } from '../../src/app/composition';
import { features } from '../../src/app/features';
import type { Clock } from '../../src/kernel/ports/clock';
import type { Instant, Milliseconds } from '../../src/kernel/time';
import {
  importReferenceData,
  loadReference,
  publishDocument,
  referenceSources,
  type ReferenceName,
} from '../../src/reference';
import { CommandExecutor } from '../../src/runtime/executor';
import { DEPLOY, HANYIN } from './hanyin';
import { MemoryEventStore } from './memory-event-store';

const clock: Clock = {
  now: () => '2026-07-01T02:00:00.000Z' as Instant,
  realDelayUntil: () => 0 as Milliseconds,
  onChanged: () => () => undefined,
};

/** A county's folder of its own, so that a specification may edit it. */
export class County {
  readonly folder = mkdtempSync(join(tmpdir(), 'suqiu-deploy-'));
  readonly store = new MemoryEventStore();
  private readonly executor = new CommandExecutor({ store: this.store, clock });

  constructor() {
    for (const part of ['regions', 'directory', 'services', 'policies', 'calendars', 'access'])
      cpSync(join(DEPLOY, part), join(this.folder, part), { recursive: true });
  }

  readonly from = {
    executor: this.executor,
    reader: this.store,
    sources: referenceSources,
    folder: this.folder,
    county: HANYIN,
    verbs: compose(features).verbs,
  };

  start = () => importReferenceData(this.from);
  publish = (name: ReferenceName) => publishDocument(this.from, name);

  load = (versions?: Partial<Record<string, number>>) =>
    loadReference({ reader: this.store, sources: referenceSources, county: HANYIN, versions });

  edit(file: string, change: (text: string) => string): void {
    const path = join(this.folder, file);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
  }

  renameSanitation = (from: string, to: string) =>
    this.edit('services/sanitation.json', (text) => text.replace(from, to));

  refusal = (): Promise<unknown> => this.start().catch((error: unknown) => error);

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
