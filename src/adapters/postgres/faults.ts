/**
 * What a query was answered with: `gone` when the connection, and with it perhaps the answer, was lost; `again` when
 * the server took the statement back for reasons that pass; `refused` when the statement itself is at fault.
 */
export type Fault = 'gone' | 'again' | 'refused';

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** A code of five characters is the server's own answer. */
const isAnswer = (code: string): boolean => /^[0-9A-Z]{5}$/.test(code) && !/^E[A-Z]{4}$/.test(code);

/** Serialization failure, deadlock, too many connections, lock or statement took too long, disk full. */
const AGAIN = new Set(['40001', '40P01', '53300', '53100', '53200', '55P03', '57014', '25006']);
/** Class 08, the server ends or starts, or it ended this session. */
const GONE = /^(08...|57P0[1-5]|25P03|25P04)$/;

/** An error without a code is the driver's own: the connection ended, did not answer, or cannot be used any more. */
export function faultOf(error: unknown): Fault {
  const code = codeOf(error);
  if (!isAnswer(code) || GONE.test(code)) return 'gone';
  return AGAIN.has(code) ? 'again' : 'refused';
}

/** For an operator; never holds what a statement was given. */
export function describeFault(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('message' in error)) return String(error);
  return [codeOf(error), String(error.message)].filter(Boolean).join(': ');
}

const isOfTls = (told: string): boolean => /\bSSL\b|certificate|TLS/i.test(told);

/** Why a server cannot be used, and what to do. */
export function refusalOf(error: unknown, address: string): string {
  const told = describeFault(error);
  switch (codeOf(error)) {
    case '28P01':
      return `PostgreSQL at ${address} refuses the password: set POSTGRES_URL right (${told})`;
    case '28000':
      return `PostgreSQL at ${address} does not let this user or host in: set POSTGRES_URL or pg_hba.conf right (${told})`;
    case '3D000':
      return `PostgreSQL at ${address} has no such database: create it, or set POSTGRES_URL right (${told})`;
    case '42501':
      return `PostgreSQL at ${address} does not let this user make tables: make it the owner of the database (${told})`;
    case '3F000':
      return `PostgreSQL at ${address} has no schema to make tables in: create the one of search_path (${told})`;
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
      return `PostgreSQL at ${address} cannot be reached: start it, or set POSTGRES_URL right (${told})`;
    case 'ENOENT':
    case 'EACCES':
      return `PostgreSQL at ${address} cannot be used: a certificate or key in POSTGRES_URL cannot be read (${told})`;
    default:
      return isOfTls(told)
        ? `PostgreSQL at ${address} cannot be used over TLS: set up the server's certificate, or sslmode and sslrootcert in POSTGRES_URL (${told})`
        : `PostgreSQL at ${address} cannot be used: ${told}`;
  }
}
