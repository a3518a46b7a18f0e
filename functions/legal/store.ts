import { Refusal } from '../../shared/refusal.ts'
import { absent, equals } from '../../shared/table/expression.ts'
import { entity } from '../../shared/table/entity.ts'
import type { Table } from '../../shared/table/table.ts'
import type { Key, Write } from '../../shared/table/write.ts'
import { LegalTexts } from './schema.ts'

const Texts = entity({
  type: 'legal-texts',
  schema: LegalTexts,
  key: ({ house }: Pick<LegalTexts, 'house'>): Key => ({ pk: `LEGAL#${house}`, sk: 'TEXTS' }),
})

/** Of a house that never wrote any: nothing but its name, in version 0. */
export async function readTexts(table: Table, house: string): Promise<LegalTexts> {
  const item = await table.get(Texts.key({ house }), { consistent: true })
  return item ? Texts.parse(item) : { house, version: 0 }
}

/** Refuses with `changed-meanwhile` where another version is there than was edited. */
export function textsWrite(texts: LegalTexts, before: number): Write {
  const refuse = () => new Refusal('conflict', 'changed-meanwhile')
  return Texts.put(texts, { when: [before === 0 ? absent('pk') : equals('version', before)], refuse })
}
