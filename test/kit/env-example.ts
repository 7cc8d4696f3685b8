import { variables, type Variable } from '../../src/config';

const header = `# Every variable of Suqiu with its default; a line that is commented out shows what would hold anyway.
# Copy to .env and change what you need. Made from src/config.ts: npx jest test/unit/config says when they differ.
`;

/** The text of `.env.example` that the configuration stands for. */
export const envExample = (): string =>
  header +
  Object.entries(variables as Readonly<Record<string, Variable>>)
    .map(([name, { about, fallback }]) => `\n# ${about}\n# ${name}=${fallback ?? ''}\n`)
    .join('');
