export * from './domain/model';
