import { run } from '../test/support/measured';

void run({
  kill: () => import('./kill'),
  retry: () => import('./retry'),
  writers: () => import('./writers'),
  poison: () => import('./poison'),
  rebuild: () => import('./rebuild'),
  'saga-rebuild': () => import('./saga-rebuild'),
  timers: () => import('./timers'),
  diskfull: () => import('./diskfull'),
  sigterm: () => import('./sigterm'),
});
