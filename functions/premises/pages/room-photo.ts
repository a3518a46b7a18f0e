import { forTeam } from '../../houses/rules/roles.ts'
import { href } from '../../../shared/http/contract.ts'
import { answerForm, html, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import { requireSettings } from '../../houses/rules.ts'
import { loadRooms } from '../../rooms/actions/load-rooms.ts'
import { removeRoomPhoto as remove, setRoomPhoto as set } from '../../rooms/actions/room-photo.ts'
import { capability } from '../contract.ts'
import { roomSettingsView } from '../views/room.ts'
import { shownOf } from './room.ts'

const { roomSettingsPage, setRoomPhoto, removeRoomPhoto } = capability.routes

/** The photo of a room, which is sent by itself. */
export const roomPhotoPages = pagesOf(
  { setRoomPhoto, removeRoomPhoto },
  {
    setRoomPhoto: async (ctx, request) => {
      const { actor, params, path, language } = request
      const file = forTeam(await loadRooms(ctx, params.house), actor)
      requireSettings(file.managers, actor)
      const shown = shownOf(file, params.room, ctx.now())
      return answerForm(request, {
        accepted: async (form) => {
          await set(ctx, actor, { ...params, form })
          return seeOther(saved(params))
        },
        refused: (photoFailure) => html(roomSettingsView({ language, path, ...shown, photoFailure })),
      })
    },

    removeRoomPhoto: async (ctx, { actor, params }) => {
      await remove(ctx, actor, params)
      return seeOther(saved(params))
    },
  },
)

function saved(params: { house: string; room: string }): string {
  return href(roomSettingsPage, params, { saved: 'yes' })
}
