import { forTeam } from '../../houses/rules/roles.ts'
import { href } from '../../../shared/http/contract.ts'
import { answerForm, html, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import { requireSettings } from '../../houses/rules.ts'
import { findRoom, loadRooms } from '../../rooms/actions/load-rooms.ts'
import { placeRoom as place } from '../../rooms/actions/place-room.ts'
import { roomPutAway, takeRoomBack as takeBack } from '../../rooms/actions/put-away.ts'
import { readToldOf, writeChange } from '../actions/change.ts'
import { foresee } from '../actions/foresee.ts'
import { capability } from '../contract.ts'
import { listView } from '../views/list.ts'
import { putAwayView } from '../views/put-away.ts'
import { toShow } from './deciding.ts'

const { managedRoomsPage, placeRoom, putAwayPage, putAwayRoom, takeRoomBack } = capability.routes
const untold = { version: 0, outside: 'keep' } as const

export const listPages = pagesOf(
  { managedRoomsPage, placeRoom, putAwayPage, putAwayRoom, takeRoomBack },
  {
    managedRoomsPage: async (ctx, { actor, params, query, path, language }) => {
      const { house, managers, rooms } = forTeam(await loadRooms(ctx, params.house), actor)
      requireSettings(managers, actor)
      const told = await readToldOf(ctx, { ...params, ...query })
      return html(listView({ language, path, house, rooms, done: query.saved, placed: query.room, told }))
    },

    placeRoom: async (ctx, request) => {
      const { actor, params, path, language } = request
      return answerForm(request, {
        accepted: async ({ way }) => {
          await place(ctx, actor, { ...params, way })
          const told = { saved: 'placed', room: params.room }
          const list = href(managedRoomsPage, { house: params.house }, told)
          return seeOther(`${list}#room-${params.room}`)
        },
        refused: async () => {
          const { house, managers, rooms } = forTeam(await loadRooms(ctx, params.house), actor)
          requireSettings(managers, actor)
          return html(listView({ language, path, house, rooms }))
        },
      })
    },

    putAwayPage: async (ctx, { actor, params, path, language }) => {
      const file = forTeam(await loadRooms(ctx, params.house), actor)
      requireSettings(file.managers, actor)
      const before = findRoom(file.rooms, params.room)
      const { room: after } = roomPutAway(file, { id: before.id, version: before.version, now: ctx.now() })
      const outside = await foresee(ctx, file, [{ before, after }])
      const foreseen = await toShow(ctx, outside, untold, true)
      return html(putAwayView({ language, path, ...file, room: before, foreseen }))
    },

    putAwayRoom: async (ctx, request) => {
      const { actor, params, path, language } = request
      const file = forTeam(await loadRooms(ctx, params.house), actor)
      requireSettings(file.managers, actor)
      const before = findRoom(file.rooms, params.room)
      return answerForm(request, {
        accepted: async (sent) => {
          const { version } = sent
          const { room: after, writes } = roomPutAway(file, { id: before.id, version, now: ctx.now() })
          const outside = await foresee(ctx, file, [{ before, after }])
          const foreseen = await toShow(ctx, outside, sent, true)
          if (foreseen) return html(putAwayView({ language, path, ...file, room: before, foreseen }))
          const told = sent.outside === 'tell' ? outside : []
          const note = await writeChange(ctx, { house: params.house, writes, told })
          return seeOther(href(managedRoomsPage, { house: params.house }, { saved: 'put-away', note }))
        },
        refused: (failure) => html(putAwayView({ language, path, ...file, room: before, failure })),
      })
    },

    takeRoomBack: async (ctx, { actor, params }) => {
      await takeBack(ctx, actor, params)
      return seeOther(href(managedRoomsPage, { house: params.house }, { saved: 'back' }))
    },
  },
)
