export * from './domain/model';
export { indexCatalogue } from './domain/catalogue';
export { formErrors, type FormError } from './form';
export { validateCatalogue, validateService } from './manifest';
