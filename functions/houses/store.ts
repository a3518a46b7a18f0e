import { known } from '../../shared/known.ts'
import { Refusal } from '../../shared/refusal.ts'
import { entity } from '../../shared/table/entity.ts'
import { absent, equals } from '../../shared/table/expression.ts'
import type { Table } from '../../shared/table/table.ts'
import type { Item, Key, Write } from '../../shared/table/write.ts'
import { addDays, epochSeconds, startOfDay } from '../../shared/time/civil.ts'
import { changedListedWrites } from './store/listed.ts'
import { allButWords } from './store/own-words.ts'
import { silenceType } from './store/silence.ts'
import { Absence, House, Manager, Silence } from './schema.ts'

/** Everything that is read together with a house shares its partition; later slices put their items beside it, before its words. */
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

const Absences = entity({
  type: 'absence',
  schema: Absence,
  key: ({ house, id }: { house: string; id: string }) => besideHouse(house, `AWAY#${id}`),
  // Two days later it is over in every zone.
  extras: ({ to }) => ({ ttl: epochSeconds(startOfDay(addDays(to, 2), 'UTC')) }),
})

const stampName = 'stamp'

/** A house with its people and whatever else stands beside it, in one read. */
export interface HouseFile {
  house: House
  managers: Manager[]
  /** Who is away when; those that are over may still be among them, so whoever asks compares the dates. */
  absences: Absence[]
  /** Whether its managers still decide; nothing as long as nobody ever had to. */
  silence?: Silence
  /** By what it was read, for who adds something to it that is counted. */
  stamp?: string
  /** Items of later slices, for them to parse. */
  beside: Item[]
}

export async function readHouseFile(table: Table, id: string): Promise<HouseFile | undefined> {
  const items = await table.query({ ...allButWords, pk: besideHouse(id, '').pk, consistent: true })
  const ofType = (type: string) => items.filter((item) => item['type'] === type)
  const [house] = ofType(Houses.type)
  if (house === undefined) return undefined
  const [silence] = ofType(silenceType)
  const own = [Houses.type, Managers.type, Absences.type, silenceType]
  return {
    house: Houses.parse(house),
    ...known({ stamp: house[stampName] as string | undefined }),
    managers: ofType(Managers.type).map(Managers.parse),
    absences: ofType(Absences.type).map(Absences.parse),
    ...(silence ? { silence: Silence.parse(silence) } : {}),
    beside: items.filter(({ type }) => !own.includes(String(type))),
  }
}

/** The house alone; the list gets it together with its rooms (`listedWrites`). */
export function newHouseWrite(house: House): Write {
  const refuse = () => new Refusal('conflict', 'house-exists', { pointer: '/id' })
  return Houses.put(house, { when: [absent('pk')], refuse })
}

/** Both copies of the name change together; `seen` is the version that was edited, `before` the house that was read. */
export function changedHouseWrites(house: House, before: House, seen: number): Write[] {
  const refuse = () => new Refusal('conflict', 'changed-meanwhile')
  return [
    Houses.put(house, { when: [equals('version', seen)], refuse }),
    ...changedListedWrites(house, before),
  ]
}

/** One thing more beside a house than were read: refuses with `changed-meanwhile` if another one came in between. */
export function countedWrite({ house, stamp }: Pick<HouseFile, 'house' | 'stamp'>, next: string): Write {
  return {
    kind: 'update',
    key: Houses.key(house),
    set: { [stampName]: next },
    when: [
      // Whoever changes the house writes it as a whole, without the stamp.
      equals('version', house.version),
      stamp === undefined ? absent(stampName) : equals(stampName, stamp),
    ],
    refuse: () => new Refusal('conflict', 'changed-meanwhile'),
  }
}

export const managerWrite = (manager: Manager): Write => Managers.put(manager)

export function removedManagerWrite(house: string, person: string): Write {
  return { kind: 'delete', key: Managers.key({ house, person }) }
}

/** Holds only as long as somebody is still a manager: two who leave at once do not both leave. */
export function stillManagerWrite({ house, person }: Manager): Write {
  const refuse = () => new Refusal('conflict', 'changed-meanwhile')
  return {
    kind: 'check',
    key: Managers.key({ house, person }),
    when: [equals('role', 'manager' satisfies Manager['role'])],
    refuse,
  }
}

export const absenceWrite = (absence: Absence): Write => Absences.put(absence)

export function removedAbsenceWrite(house: string, id: string): Write {
  return { kind: 'delete', key: Absences.key({ house, id }) }
}
