import { describe, expect, it } from 'vitest'
import { changeHouse } from '../../functions/houses/actions/change-house.ts'
import { loadHouse } from '../../functions/houses/actions/load-house.ts'
import { listHouses } from '../../functions/houses/actions/list-houses.ts'
import { HouseSettings } from '../../functions/houses/schema.ts'
import { addRoom } from '../../functions/rooms/actions/add-room.ts'
import { changeRoom } from '../../functions/rooms/actions/change-room.ts'
import { loadRooms } from '../../functions/rooms/actions/load-rooms.ts'
import { aRoom, aVisitor, found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'

describe('the list of all houses', () => {
  it('has each house with its rooms, and follows their changes', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    await found(world, { house: { id: 'zwei', name: 'Zweites Haus' }, manager: 'zwei@zwei.example' })
    const settings = aRoom({ name: 'Großer Saal', capacity: 80 })
    await changeRoom(world.ctx, manager, { house: 'aef', room: 'seminarraum', settings, version: 1 })
    await addRoom(world.ctx, manager, { house: 'aef', id: 'garten', settings: aRoom({ name: 'Garten' }) })
    expect((await listHouses(world.ctx, {})).houses).toMatchObject([
      {
        id: 'aef',
        timeZone: 'Europe/Berlin',
        rooms: [
          { id: 'seminarraum', name: 'Großer Saal', capacity: 80 },
          { id: 'teekueche' },
          { id: 'garten' },
        ],
      },
      { id: 'zwei', name: 'Zweites Haus' },
    ])
  })

  it('keeps both of two rooms that are changed at once', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    await Promise.all(
      ['seminarraum', 'teekueche'].map((room) =>
        changeRoom(world.ctx, manager, {
          house: 'aef',
          room,
          version: 1,
          settings: aRoom({ name: `Neu: ${room}`, capacity: 9 }),
        }),
      ),
    )
    const [house] = (await listHouses(world.ctx, {})).houses
    expect(house?.rooms.map(({ name }) => name)).toEqual(['Neu: seminarraum', 'Neu: teekueche'])
  })
})

describe('a house', () => {
  it('is changed by those who run it alone, and only as it was seen', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { house } = await loadHouse(world.ctx, 'aef')
    const settings = HouseSettings.parse({ ...house, name: 'Neues Haus', phone: undefined })
    const change = { house: 'aef', settings, version: 1 }
    await expect(changeHouse(world.ctx, aVisitor, change)).rejects.toMatchObject({ code: 'sign-in-needed' })
    const changed = await changeHouse(world.ctx, manager, change)
    expect(changed).toMatchObject({ name: 'Neues Haus', version: 2 })
    expect(changed.phone).toBeUndefined()
    await expect(changeHouse(world.ctx, manager, change)).rejects.toMatchObject({ code: 'changed-meanwhile' })
  })

  it('that is there already is not founded again', async () => {
    await using world = await aWorld()
    await found(world)
    await expect(found(world, { house: { name: 'Anderes' } })).rejects.toMatchObject({ code: 'house-exists' })
    expect((await loadRooms(world.ctx, 'aef')).house.name).toBe('Albert-Einstein-Forum')
  })
})
