import { href } from '../../../shared/http/contract.ts'
import { answerForm, html, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import { today } from '../../../shared/time/civil.ts'
import { requireSettings } from '../../houses/rules.ts'
import { addRoom } from '../actions/add-room.ts'
import { changeRoom } from '../actions/change-room.ts'
import { findRoom, loadRooms } from '../actions/load-rooms.ts'
import { capability } from '../contract.ts'
import type { HoursException } from '../schema.ts'
import { newRoomView } from '../views/manage-new-room.ts'
import { roomSettingsView } from '../views/manage-room.ts'

const { roomSettingsPage, changeRoom: change, newRoomPage, addRoom: add } = capability.routes

export const managePages = pagesOf(
  { roomSettingsPage, changeRoom: change, newRoomPage, addRoom: add },
  {
    roomSettingsPage: async (ctx, { actor, params, query, path, language }) => {
      const { house, managers, rooms } = await loadRooms(ctx, params.house)
      requireSettings(managers, actor)
      const room = findRoom(rooms, params.room)
      const date = today(ctx.now(), house.timeZone)
      return html(
        roomSettingsView({
          language,
          path,
          house,
          room,
          today: date,
          others: rooms.filter(({ id }) => id !== room.id),
          saved: query.saved !== undefined,
        }),
      )
    },

    changeRoom: async (ctx, request) => {
      const { actor, params, path, language } = request
      const { house, managers, rooms } = await loadRooms(ctx, params.house)
      requireSettings(managers, actor)
      const room = findRoom(rooms, params.room)
      const date = today(ctx.now(), house.timeZone)
      return answerForm(request, {
        accepted: async ({ version, remove = [], ...sent }) => {
          const exceptions = keptExceptions(sent.exceptions, remove)
          await changeRoom(ctx, actor, { ...params, settings: { ...sent, exceptions }, version })
          return seeOther(href(roomSettingsPage, params, { saved: 'yes' }))
        },
        refused: (failure) =>
          html(
            roomSettingsView({
              language,
              path,
              house,
              room,
              today: date,
              failure,
              others: rooms.filter(({ id }) => id !== room.id),
            }),
          ),
      })
    },

    newRoomPage: async (ctx, { actor, params, path, language }) => {
      const { house, managers, rooms } = await loadRooms(ctx, params.house)
      requireSettings(managers, actor)
      return html(newRoomView({ language, path, house, rooms }))
    },

    addRoom: async (ctx, request) => {
      const { actor, params, path, language } = request
      const { house, managers, rooms } = await loadRooms(ctx, params.house)
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

/** The later of two entries for one date counts: a new line replaces the old one. In order of date. */
function keptExceptions(sent: readonly HoursException[], removed: readonly string[]): HoursException[] {
  const byDate = new Map(sent.filter(({ date }) => !removed.includes(date)).map((one) => [one.date, one]))
  return [...byDate.values()].sort((one, other) => (one.date < other.date ? -1 : 1))
}
