import { Refusal } from '../../shared/refusal.ts'
import type { DueList } from '../../shared/table/due.ts'
import { entity } from '../../shared/table/entity.ts'
import { absent, equals } from '../../shared/table/expression.ts'
import type { Table } from '../../shared/table/table.ts'
import type { Item, Key, Write } from '../../shared/table/write.ts'
import { codeLength } from '../contacts/rules/code.ts'
import { placeDueAt, placeGoesAwayAt } from './rules/place.ts'
import { Place } from './schema.ts'

export const placeType = 'place'
const dueKind = 'offer'

/** As with bookings, the partition is what the code on the phone says. */
const placeKey = ({ id }: { id: string }): Key => ({ pk: `PLACE#${id.slice(0, codeLength)}`, sk: id })

function places(retentionMonths: number) {
  return entity({
    type: placeType,
    schema: Place,
    key: placeKey,
    extras: (place: Place) => {
      const at = placeDueAt(place)
      const ttl = placeGoesAwayAt(place, retentionMonths)
      const { contactId: owner } = place
      return at === undefined ? { ttl, owner } : { ttl, owner, due: { kind: dueKind, at } }
    },
  })
}

export async function readPlace(table: Table, id: string): Promise<Place | undefined> {
  const item = await table.get(placeKey({ id }), { consistent: true })
  return item && Place.parse(item)
}

/** In no order; what has gone away is missing. */
export async function readPlaces(table: Table, ids: readonly string[]): Promise<Place[]> {
  const keys = ids.map((id) => placeKey({ id }))
  return (await table.getMany(keys, { consistent: true })).map((item) => Place.parse(item))
}

/** Places whose id begins so: what a code may mean. */
export async function readPlacesByStart(table: Table, idStart: string): Promise<Place[]> {
  const items = await table.query({ pk: placeKey({ id: idStart }).pk, consistent: true })
  return items.map((item) => Place.parse(item))
}

export const duePlaces: DueList<string> = { kind: dueKind, of: ({ sk }) => sk }

export function newPlaceWrite(place: Place, retentionMonths: number): Write {
  const refuse = (found: Item | undefined): Refusal | 'mine' =>
    isSameRequest(found, place) ? 'mine' : new Refusal('conflict', 'key-used-before')
  return places(retentionMonths).put(place, { when: [absent('pk')], refuse })
}

/** The next version of a place; `mine` if the last line of its history is the one that is written here. */
export function nextPlaceWrite(place: Place, retentionMonths: number): Write {
  const line = place.history.at(-1)?.id
  const refuse = (found: Item | undefined): Refusal | 'mine' => {
    const history = found && Place.parse(found).history
    return history?.some(({ id }) => id === line) ? 'mine' : new Refusal('conflict', 'changed-meanwhile')
  }
  return places(retentionMonths).put(place, { when: [equals('version', place.version - 1)], refuse })
}

/** The same without its people; no line of its history tells of that. */
export function forgottenPlaceWrite(place: Place, retentionMonths: number): Write {
  const refuse = () => new Refusal('conflict', 'changed-meanwhile')
  return places(retentionMonths).put(place, { when: [equals('version', place.version - 1)], refuse })
}

/** Same id and same words, or the very same write whose answer got lost. */
function isSameRequest(found: Item | undefined, place: Place): boolean {
  if (found === undefined) return false
  const other = Place.parse(found)
  if (other.history[0]?.id === place.history[0]?.id) return true
  return other.fingerprint !== undefined && other.fingerprint === place.fingerprint
}
