import { resolve } from 'node:path';
import { seedFolder } from './seed/seed-folder';

/** `node -r @swc-node/register bench/seed.ts --appeals 100000 --folder ./data-seeded` */
async function main(): Promise<void> {
  const option = (name: string) => process.argv[process.argv.indexOf(`--${name}`) + 1] ?? '';
  const appeals = Number(option('appeals'));
  const folder = option('folder');
  if (!process.argv.includes('--folder') || !Number.isSafeInteger(appeals) || appeals < 1)
    throw new Error('usage: bench/seed.ts --appeals <whole number> --folder <new data folder>');
  console.log(JSON.stringify({ folder: resolve(folder), ...(await seedFolder(resolve(folder), appeals)) }));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
