import { changeHouse } from '../../functions/houses/actions/change-house.ts'
import { spokenTo } from '../../functions/houses/actions/read-words.ts'
import { HouseSettings } from '../../functions/houses/schema.ts'
import type { RoomWords } from '../../functions/houses/schema/own-words.ts'
import { changeOwnWords } from '../../functions/premises/actions/change-own-words.ts'
import { ownTexts } from '../../functions/premises/rules/own-words.ts'
import { changeRoom } from '../../functions/rooms/actions/change-room.ts'
import { findRoom, loadRooms } from '../../functions/rooms/actions/load-rooms.ts'
import { languages } from '../../shared/language.ts'
import { roomFacts, told, translated } from './data/facts.ts'
import { house, inTurn } from './furnishing.ts'
import type { Furnishing } from './furnishing.ts'

type Telling = Pick<Furnishing, 'ctx' | 'manager'>

/** Who opens, where the key and the cars are, what a room costs and how one gets in: in German, and in other languages. */
export async function tellFacts({ ctx, manager }: Telling): Promise<void> {
  const { house: known, rooms } = await loadRooms(ctx, house)
  const settings = { ...HouseSettings.parse(known), ...told }
  await changeHouse(ctx, manager, { house, settings, version: known.version })
  await inTurn(Object.entries(roomFacts), ([room, facts]) => {
    const { version, ...own } = findRoom(rooms, room)
    return changeRoom(ctx, manager, { house, room, settings: { ...own, ...facts }, version })
  })
  await tellInOtherLanguages(ctx)
}

async function tellInOtherLanguages(ctx: Telling['ctx']): Promise<void> {
  const others = languages.filter((language) => language !== 'de')
  await inTurn(others, async (language) => {
    const words = translated[language]
    const { house: silent, rooms } = await loadRooms(ctx, house)
    const { hall, kitchen, small, consulting: name } = words
    const numbers = [1, 2, 3]
    const consulting = Object.fromEntries(
      numbers.map((number) => [`beratung-${number}`, { name: `${name} ${number}`, ...small }]),
    )
    const inRooms: Record<string, RoomWords> = { seminarraum: hall, teekueche: kitchen, ...consulting }
    const file = { house: await spokenTo(ctx, silent, language), rooms }
    const shown = Object.fromEntries(ownTexts(file, language).map(({ key, mark }) => [key, mark]))
    await changeOwnWords(ctx, file, { in: language, house: words.house, rooms: inRooms, shown })
  })
}
