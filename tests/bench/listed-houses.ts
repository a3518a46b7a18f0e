import { listedWrites } from '../../functions/houses/store/listed.ts'
import type { Write } from '../../shared/table/write.ts'
import { firstHouse } from './country.ts'

/** What the list of all houses gets where so many are founded, each like the first one, in a town of its own. */
export function* houseWrites(count: number): Generator<Write> {
  const rooms = firstHouse.rooms.map(({ id, name, capacity }, position) => ({ id, name, capacity, position }))
  for (let at = 0; at < count; at++) {
    const number = String(at).padStart(5, '0')
    const place = { id: `haus-${number}`, name: `Haus ${number}`, address: `Am Markt 1, Ort ${number}` }
    yield* listedWrites({ ...firstHouse.house, ...place }, rooms)
  }
}
