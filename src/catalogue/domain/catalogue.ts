import type { ServiceId } from '../../kernel/ids';
import type { Catalogue, CatalogueDocument, Service } from './model';

/** Indexes a valid document once. */
export function indexCatalogue(document: CatalogueDocument, version: number): Catalogue {
  const services = new Map<ServiceId, Service>(document.services.map((service) => [service.id, service]));
  const withdrawn = new Map((document.withdrawn ?? []).map((service) => [service.id, service]));
  return {
    version,
    service: (id) => services.get(id),
    known: (id) => services.get(id) ?? withdrawn.get(id),
    all: () => document.services,
    matching: (words) =>
      document.services.filter((service) => service.keywords.some((keyword) => words.includes(keyword))),
  };
}

/** What an earlier version offered and this one does not is withdrawn. */
export function withWithdrawn(document: CatalogueDocument, before: CatalogueDocument): CatalogueDocument {
  const offered = new Set(document.services.map(({ id }) => id));
  const gone = [...before.services, ...(before.withdrawn ?? [])].filter(({ id }) => !offered.has(id));
  return gone.length === 0 ? document : { ...document, withdrawn: gone };
}
