import type { ServiceId } from '../../kernel/ids';
import type { Catalogue, CatalogueDocument, Service } from './model';

/** Indexes a valid document once. */
export function indexCatalogue(document: CatalogueDocument, version: number): Catalogue {
  const services = new Map<ServiceId, Service>(document.services.map((service) => [service.id, service]));
  return {
    version,
    service: (id) => services.get(id),
    all: () => document.services,
    matching: (words) =>
      document.services.filter((service) => service.keywords.some((keyword) => words.includes(keyword))),
  };
}
