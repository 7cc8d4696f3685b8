import { answerQuestions } from '../../support/process';
import { perSecond } from '../../support/slice';
import { openEmmett } from './store';

export interface CommandQuestion {
  readonly concurrency: number;
  readonly seconds: number;
}

export interface CommandSetup {
  /** The ten events of an appeal, as the service stores their data. */
  readonly history: readonly { readonly type: string; readonly data: object }[];
  readonly streams: number;
}

/** Loads and folds a stream of ten events, decides, appends: Emmett's command handler, nothing around it. */
async function main(): Promise<void> {
  const emmett = await openEmmett(process.env['FILE'] ?? '');
  const names: string[] = [];
  let at = 0;
  answerQuestions<CommandSetup | CommandQuestion>({ ready: true }, async (question) => {
    if ('history' in question) {
      for (let made = 0; made < question.streams; made++) {
        const name = `appeal-${names.length}`;
        await emmett.append(name, question.history);
        names.push(name);
      }
      return { ready: true };
    }
    const { concurrency, seconds } = question;
    const rate = await perSecond(concurrency, seconds, () => {
      const name = names[at++ % names.length] as string;
      return () =>
        emmett.handle(name, {
          initialState: () => ({ events: 0, last: '' }),
          evolve: (state, event) => ({ events: state.events + 1, last: event.type }),
          decide: ({ events }) => {
            if (events < 10) throw new Error(`${name} has only ${events} events`);
            return { type: 'ProgressRecorded', data: progressData };
          },
        });
    });
    return { rate };
  });
}

/** As large as a sealed note. */
const progressData = {
  unit: 'ent-power',
  note: { key: 'k'.repeat(21), box: 'b'.repeat(140) },
  attachments: [],
  visibleTo: 'everyone',
};

void main();
