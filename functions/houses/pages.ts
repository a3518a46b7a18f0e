import { forTeam } from './rules/roles.ts'
import type { TeamHouse } from './rules/roles.ts'
import type { HouseFile } from './actions/load-house.ts'
import * as z from 'zod/mini'
import { href } from '../../shared/http/contract.ts'
import { answerForm, html, pagesOf, seeOther } from '../../shared/http/pages.ts'
import type { Endpoints } from '../../shared/http/request.ts'
import { readMe } from '../identity/actions/person.ts'
import { changeHouse } from './actions/change-house.ts'
import { loadManagedHouse } from './actions/load-house.ts'
import { housesOf } from './actions/list-houses.ts'
import { capability, managePaths } from './contract.ts'
import { teamPages } from './pages/team.ts'
import { choiceView } from './views/choice.ts'
import { hrefTo } from './views/manage-frame.ts'
import { settingsView } from './views/settings.ts'

const { manageHouses, houseSettingsPage, changeHouse: change } = capability.routes

const ownPages = pagesOf(
  { manageHouses, houseSettingsPage, changeHouse: change },
  {
    manageHouses: async (ctx, { actor, path, language }) => {
      const me = await readMe(ctx, actor)
      const ids = me.roles.map(({ house }) => house)
      const houses = await housesOf(ctx, ids)
      const [first, second] = houses
      if (first && second === undefined) return seeOther(hrefTo('inbox', first.id))
      return html(choiceView({ language, path, name: me.name, houses }))
    },

    houseSettingsPage: async (ctx, { actor, params, query, path, language }) => {
      const file = forTeam(await loadManagedHouse(ctx, actor, params.house, 'change-settings'), actor)
      return html(settingsView({ language, path, ...settingsOf(file), saved: query.saved !== undefined }))
    },

    changeHouse: async (ctx, request) => {
      const { actor, params, path, language } = request
      const file = forTeam(await loadManagedHouse(ctx, actor, params.house, 'change-settings'), actor)
      return answerForm(request, {
        accepted: async ({ version, ...settings }) => {
          await changeHouse(ctx, actor, { house: params.house, settings, version })
          return seeOther(href(houseSettingsPage, params, { saved: 'yes' }))
        },
        refused: (failure) => html(settingsView({ language, path, ...settingsOf(file), failure })),
      })
    },
  },
)

export const pages: Endpoints = new Map([...ownPages, ...teamPages])

/** The rooms stand beside the house; of them this page needs no more than the names that lead on. */
const RoomBeside = z.object({
  type: z.literal('room'),
  id: z.string(),
  name: z.string(),
  position: z.number(),
})

function settingsOf({ house, beside }: Pick<HouseFile, 'beside'> & { house: TeamHouse }) {
  const rooms = beside
    .map((item) => RoomBeside.safeParse(item))
    .flatMap(({ success, data }) => (success ? [data] : []))
    .sort((one, other) => one.position - other.position)
    .map(({ id, name }) => ({ name, href: href({ path: managePaths.room }, { house: house.id, room: id }) }))
  return { house, rooms, newRoomHref: href({ path: managePaths.newRoom }, { house: house.id }) }
}
