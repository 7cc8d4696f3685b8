import { run } from '../test/support/measured';

void run({
  file: () => import('./file'),
  command: () => import('./command'),
  catchup: () => import('./catchup'),
  rebuild: () => import('./rebuild'),
  replay: () => import('./replay'),
  visible: () => import('./visible'),
  start: () => import('./start'),
  lifecycle: () => import('./lifecycle'),
});
