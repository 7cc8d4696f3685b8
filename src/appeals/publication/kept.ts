/** What is public may be kept by whoever passes it on, and asked again by its tag. */
export const KEPT = 'public, max-age=60';
