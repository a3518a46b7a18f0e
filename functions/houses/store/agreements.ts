import { Refusal } from '../../../shared/refusal.ts'
import type { DueList } from '../../../shared/table/due.ts'
import { entity } from '../../../shared/table/entity.ts'
import { absent, equals } from '../../../shared/table/expression.ts'
import type { Table } from '../../../shared/table/table.ts'
import type { Key, Write } from '../../../shared/table/write.ts'
import { Agreement, AgreementList } from '../schema/agreement.ts'
import { besideHouse } from '../store.ts'
import type { HouseFile } from '../store.ts'

const changed = () => new Refusal('conflict', 'changed-meanwhile')

/** By which houses are found whose groups are to be asked to agree again. */
const dueKind = 'agreement-round'

/** Beside the house, so that whoever reads it knows what its groups have to agree to. */
const Lists = entity({
  type: 'agreement-list',
  schema: AgreementList,
  key: ({ house }: Pick<AgreementList, 'house'>) => besideHouse(house, 'AGREEMENTS'),
  extras: ({ round }) =>
    round === undefined || round.isOver === true ? {} : { due: { kind: dueKind, at: round.at } },
})

/** The words, for those who read them. */
const Agreements = entity({
  type: 'agreement',
  schema: Agreement,
  key: ({ house, id }: Pick<Agreement, 'house' | 'id'>): Key => ({
    pk: `AGREEMENTS#${house}`,
    sk: `A#${id}`,
  }),
})

/** What groups of a house agree to; in a house that never wrote anything nothing. */
export function agreementsBeside({ house, beside }: Pick<HouseFile, 'house' | 'beside'>): AgreementList {
  const item = beside.find(({ type }) => type === Lists.type)
  return item ? Lists.parse(item) : { house: house.id, agreements: [], version: 0 }
}

/** In the order in which they were first written. */
export async function readAgreements(table: Table, house: string): Promise<Agreement[]> {
  const items = await table.query({ pk: Agreements.key({ house, id: '' }).pk, consistent: true })
  return items.map(Agreements.parse)
}

/** Refuses with `changed-meanwhile` if the list is another by now; `before` is what was read. */
export function listWrite(before: AgreementList, after: Omit<AgreementList, 'version'>): Write {
  const when = [before.version === 0 ? absent('pk') : equals('version', before.version)]
  return Lists.put({ ...after, version: before.version + 1 }, { when, refuse: changed })
}

/** Guarded by the write of the list beside it. */
export const agreementWrite = (agreement: Agreement): Write => Agreements.put(agreement)

export function agreementGoneWrite(of: Pick<Agreement, 'house' | 'id'>): Write {
  return { kind: 'delete', key: Agreements.key(of) }
}

/** Holds as long as these are the words. */
export function sameWordsWrite(of: Pick<Agreement, 'house' | 'id' | 'version'>): Write {
  return { kind: 'check', key: Agreements.key(of), when: [equals('version', of.version)], refuse: changed }
}

/** Houses whose groups are to be asked now. */
export const dueRounds: DueList<string> = {
  kind: dueKind,
  of: ({ pk }) => pk.slice(besideHouse('', '').pk.length),
}
