import { forTeam } from '../../houses/rules/roles.ts'
import type { TeamHouse } from '../../houses/rules/roles.ts'
import { href } from '../../../shared/http/contract.ts'
import { answerForm, html, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import { today } from '../../../shared/time/civil.ts'
import { requireSettings } from '../../houses/rules.ts'
import { addRoom } from '../../rooms/actions/add-room.ts'
import { changedRoom } from '../../rooms/actions/change-room.ts'
import { findRoom, loadRooms } from '../../rooms/actions/load-rooms.ts'
import type { HouseWithRooms } from '../../rooms/actions/load-rooms.ts'
import { readToldOf, writeChange } from '../actions/change.ts'
import { foresee } from '../actions/foresee.ts'
import { capability } from '../contract.ts'
import { keptExceptions } from '../rules/workdays.ts'
import { newRoomView } from '../views/new-room.ts'
import { roomSettingsView } from '../views/room.ts'
import { toShow } from './deciding.ts'

const { roomSettingsPage, changeRoom, newRoomPage, addRoom: add } = capability.routes

export const roomPages = pagesOf(
  { roomSettingsPage, changeRoom, newRoomPage, addRoom: add },
  {
    roomSettingsPage: async (ctx, { actor, params, query, path, language }) => {
      const file = forTeam(await loadRooms(ctx, params.house), actor)
      requireSettings(file.managers, actor)
      const shown = shownOf(file, params.room, ctx.now())
      const told = await readToldOf(ctx, { ...params, ...query })
      return html(roomSettingsView({ language, path, ...shown, saved: query.saved !== undefined, told }))
    },

    changeRoom: async (ctx, request) => {
      const { actor, params, path, language, form } = request
      const file = forTeam(await loadRooms(ctx, params.house), actor)
      requireSettings(file.managers, actor)
      const shown = { language, path, ...shownOf(file, params.room, ctx.now()) }
      return answerForm(request, {
        accepted: async ({ remove = [], ...sent }) => {
          const settings = { ...sent, exceptions: keptExceptions(sent.exceptions, remove) }
          const change = { ...params, settings, version: sent.version }
          const { room: after, writes } = changedRoom(file, change)
          const outside = await foresee(ctx, file, [{ before: shown.room, after }])
          const foreseen = await toShow(ctx, outside, sent)
          if (foreseen) return html(roomSettingsView({ ...shown, entered: form.entered, foreseen }))
          const told = sent.outside === 'tell' ? outside : []
          const note = await writeChange(ctx, { house: params.house, writes, told })
          return seeOther(href(roomSettingsPage, params, { saved: 'yes', note }))
        },
        refused: (failure) => html(roomSettingsView({ ...shown, failure })),
      })
    },

    newRoomPage: async (ctx, { actor, params, path, language }) => {
      const { house, managers, rooms } = forTeam(await loadRooms(ctx, params.house), actor)
      requireSettings(managers, actor)
      return html(newRoomView({ language, path, house, rooms }))
    },

    addRoom: async (ctx, request) => {
      const { actor, params, path, language } = request
      const { house, managers, rooms } = forTeam(await loadRooms(ctx, params.house), actor)
      requireSettings(managers, actor)
      return answerForm(request, {
        accepted: async ({ id, ...settings }) => {
          await addRoom(ctx, actor, { house: params.house, id, settings })
          return seeOther(href(roomSettingsPage, { ...params, room: id }, { saved: 'new' }))
        },
        refused: (failure) => html(newRoomView({ language, path, house, rooms, failure })),
      })
    },
  },
)

/** What the page of a room is drawn from. */
export function shownOf(
  { house, rooms }: Pick<HouseWithRooms, 'rooms'> & { house: TeamHouse },
  id: string,
  now: string,
) {
  const others = rooms.filter((other) => other.id !== id)
  return { house, rooms, room: findRoom(rooms, id), others, today: today(now, house.timeZone) }
}
