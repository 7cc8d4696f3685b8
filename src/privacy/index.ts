export * from './domain/reveal-errors';
