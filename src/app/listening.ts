interface Place {
  readonly host: string;
  readonly port: number;
}

/** Why it cannot listen there, in a sentence for who starts it. */
export function notListening(error: unknown, { host, port }: Place): Error {
  const at = `${host}:${port}`;
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return new Error(`${at} is taken by another process: end it, or set PORT.`);
    case 'EACCES':
      return new Error(`${at} may not be listened on by this user: set PORT to one above 1023.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new Error(`${host} is no address of this machine: set HOST.`);
    default:
      return error instanceof Error ? error : new Error(String(error));
  }
}
