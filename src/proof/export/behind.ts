import type { AppealId, CitizenId } from '../../kernel/ids';
import { appealStream, type Revision } from '../../kernel/ids';
import type { EventReader } from '../../kernel/ports/event-store';

const PAGE = 200;
const PARTIES = ['reporter', 'proxy', 'guardian'] as const;
/** What names people: the report, whoever put it right, and who speaks for a child since. */
const NAMES = new Set(['AppealReported', 'ReportCorrected', 'GuardianNamed']);

/** Who stands behind an appeal, and who was once believed to, as its stored events name them. */
export async function citizensBehind(
  appeal: AppealId,
  log: Pick<EventReader, 'readStream'>,
): Promise<readonly CitizenId[]> {
  const found = new Set<CitizenId>();
  for (let from = 0; ; from += PAGE) {
    const page = await log.readStream(appealStream(appeal), from as Revision, PAGE);
    for (const { type, data } of page) {
      if (!NAMES.has(type)) continue;
      const said = JSON.parse(data) as { readonly [P in (typeof PARTIES)[number]]?: { citizen: CitizenId } };
      for (const party of PARTIES) if (said[party] !== undefined) found.add(said[party].citizen);
    }
    if (page.length < PAGE) return [...found];
  }
}
