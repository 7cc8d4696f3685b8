import type { Variable } from '../../src/config/variable';
import { variables } from '../../src/config/variables';

const all = Object.entries(variables as Readonly<Record<string, Variable>>);

const header = `# Every variable of Suqiu with its default; a line that is commented out shows what would hold anyway.
# Copy to .env and change what you need. Made from src/config/variables.ts: npm run environment.
`;

/** The text of `.env.example`. */
export const envExample = (): string =>
  header + all.map(([name, { about, fallback }]) => `\n# ${about}\n# ${name}=${fallback ?? ''}\n`).join('');

/** The rows of the table in docs/configuration.md. */
export const environmentRows = (): readonly (readonly [name: string, fallback: string, about: string])[] =>
  all.map(([name, { about, fallback }]) => [
    `\`${name}\``,
    fallback === undefined ? 'unset' : `\`${fallback}\``,
    about,
  ]);
