export * from './domain/model';
export { indexCatalogue, withWithdrawn } from './domain/catalogue';
export { formErrors, type FormError } from './form';
export { validateCatalogue, validateService } from './manifest';
