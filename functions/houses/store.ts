import * as z from 'zod/mini'
import { Refusal } from '../../shared/refusal.ts'
import { entity } from '../../shared/table/entity.ts'
import { absent, equals } from '../../shared/table/expression.ts'
import type { Table } from '../../shared/table/table.ts'
import type { Item, Key, Write } from '../../shared/table/write.ts'
import { House, HouseEntry, Manager } from './schema.ts'

/** Everything that is read together with a house shares its partition; later slices put their items beside it. */
export const besideHouse = (house: string, sk: string): Key => ({ pk: `HOUSE#${house}`, sk })

const Houses = entity({
  type: 'house',
  schema: House,
  key: ({ id }: { id: string }) => besideHouse(id, 'HOUSE'),
})

const Managers = entity({
  type: 'manager',
  schema: Manager,
  key: ({ house, person }: { house: string; person: string }) => besideHouse(house, `MANAGER#${person}`),
})

const Entries = entity({
  type: 'house-entry',
  schema: HouseEntry,
  key: ({ id }: { id: string }) => ({ pk: 'HOUSES', sk: id }),
})

/** A house with its people and whatever else stands beside it, in one read. */
export interface HouseFile {
  house: House
  managers: Manager[]
  /** Items of later slices, for them to parse. */
  beside: Item[]
}

export async function readHouseFile(table: Table, id: string): Promise<HouseFile | undefined> {
  const items = await table.query({ pk: besideHouse(id, '').pk, consistent: true })
  const ofType = (type: string) => items.filter((item) => item['type'] === type)
  const [house] = ofType(Houses.type)
  if (house === undefined) return undefined
  const beside = items.filter(({ type }) => type !== Houses.type && type !== Managers.type)
  return { house: Houses.parse(house), managers: ofType(Managers.type).map(Managers.parse), beside }
}

export async function readHouseEntries(table: Table): Promise<HouseEntry[]> {
  return (await table.query({ pk: 'HOUSES' })).map(Entries.parse)
}

export function newHouseWrites(house: House): Write[] {
  const refuse = () => new Refusal('conflict', 'house-exists', { pointer: '/id' })
  return [Houses.put(house, { when: [absent('pk')], refuse }), Entries.put(z.parse(HouseEntry, house))]
}

/** Both copies of the name change together; `before` is the version that was edited. */
export function changedHouseWrites(house: House, before: number): Write[] {
  const refuse = () => new Refusal('conflict', 'changed-meanwhile')
  return [
    Houses.put(house, { when: [equals('version', before)], refuse }),
    Entries.put(z.parse(HouseEntry, house)),
  ]
}

export const managerWrite = (manager: Manager): Write => Managers.put(manager)

export function removedManagerWrite(house: string, person: string): Write {
  return { kind: 'delete', key: Managers.key({ house, person }) }
}
