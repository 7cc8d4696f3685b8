import { answerQuestions } from '../../support/process';
import { servePlainNest } from '../plain-nest/serve';
import type { AppealRecords } from '../plain-nest/store';
import { openEmmett, type Emmett } from './store';

/** The same route as plain NestJS, with Emmett's command handler in place of the insert. */
const emmettRecords = (emmett: Emmett): AppealRecords => ({
  save: async ({ id, content, ...rest }) => {
    await emmett.handle(`appeal-${id}`, {
      initialState: () => ({ reported: false }),
      evolve: () => ({ reported: true }),
      decide: ({ reported }) => {
        if (reported) throw new Error('reported already');
        return { type: 'AppealReported', data: { id, ...rest, body: JSON.parse(content) as object } };
      },
    });
  },
});

async function main(): Promise<void> {
  const url = await servePlainNest(emmettRecords(await openEmmett(process.env['FILE'] ?? '')));
  answerQuestions({ url }, async () => ({}));
}

void main();
