import { expect, it } from 'vitest'
import {
  houseTextNames,
  HouseWords,
  OwnWords,
  roomTextNames,
  RoomWords,
} from '../../functions/houses/schema/own-words.ts'
import { capability } from '../../functions/premises/contract.ts'
import { mostRooms } from '../../functions/rooms/actions/add-room.ts'
import { itemBytes } from '../support/item-bytes.ts'

const lengths = { name: 80, rules: 4000, description: 1000, floor: 80, cost: 200 }
const lengthOf = (name: string) => new Map(Object.entries(lengths)).get(name) ?? 600

/** As long as each may be, all in this letter. */
function full(letter: string, more = 0) {
  const said = (names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, letter.repeat(lengthOf(name) + more)]))
  const ids = Array.from({ length: mostRooms }, (_, at) => `r${'x'.repeat(37)}${10 + at}`)
  const keys = [
    ...houseTextNames.map((name) => `house-${name}`),
    ...ids.flatMap((id) => roomTextNames.map((name) => `room-${id}-${name}`)),
  ]
  return {
    madeOf: Object.fromEntries(keys.map((key) => [key, 'x'.repeat(8)])),
    words: said(houseTextNames),
    rooms: Object.fromEntries(ids.map((id) => [id, said(roomTextNames)])),
  }
}

it('what a house says of all its rooms, in letters of three bytes, leaves an item half empty', () => {
  const all = { house: `h${'x'.repeat(39)}`, language: 'ar', version: 1, ...full('議') }
  expect(itemBytes(OwnWords.parse(all))).toBeLessThan(0.6 * 400 * 1024)
  const { words, rooms } = full('議', 1)
  for (const [name, text] of Object.entries(words))
    expect(HouseWords.safeParse({ [name]: text }).success, name).toBe(false)
  for (const [name, text] of Object.entries(Object.values(rooms)[0] ?? {}))
    expect(RoomWords.safeParse({ [name]: text }).success, name).toBe(false)
})

it('the form for it may be as long as Arabic and Cyrillic make it', () => {
  const { words, rooms } = full('ع')
  const ofHouse = Object.entries(words).map(([name, text]) => [`house.${name}`, text])
  const ofRooms = Object.entries(rooms).flatMap(([id, said]) =>
    Object.entries(said).map(([name, text]) => [`rooms.${id}.${name}`, text]),
  )
  const fields = new URLSearchParams([...ofHouse, ...ofRooms])
  // What was shown of each, and that it is still right.
  const marks = 320 * (houseTextNames.length + mostRooms * roomTextNames.length)
  expect(fields.toString().length + marks).toBeLessThan(capability.routes.changeOwnWords.longest)
})
