import { forTeam } from '../../houses/rules/roles.ts'
import { enteredOf } from '../../../shared/http/form.ts'
import { href } from '../../../shared/http/contract.ts'
import { answerForm, html, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import { loadManagedHouse } from '../../houses/actions/load-house.ts'
import { forgetInHouse, readInHouse, whoIs } from '../actions/in-house.ts'
import { titlesIn } from '../actions/read.ts'
import { inHouseRoutes } from '../contract/in-house.ts'
import { findStoredView, storedInHouseView } from '../views/in-house.ts'
import { storedFile } from './stored-file.ts'

const { findStoredPage, sendFindStored, storedInHousePage, storedInHouseFile, sendForgetInHouse } =
  inHouseRoutes
const routes = { findStoredPage, sendFindStored, storedInHousePage, storedInHouseFile, sendForgetInHouse }

/** For managers who have somebody on the phone: what is stored of them, taken along or forgotten. */
export const inHousePages = pagesOf(routes, {
  findStoredPage: async (ctx, { actor, language, params }) => {
    const { house } = forTeam(await loadManagedHouse(ctx, actor, params.house, 'change-settings'), actor)
    return html(findStoredView({ language, house, entered: enteredOf({}) }))
  },

  sendFindStored: async (ctx, asked) => {
    const { actor, language, params } = asked
    const { house } = forTeam(await loadManagedHouse(ctx, actor, params.house, 'change-settings'), actor)
    return answerForm(asked, {
      accepted: async (reached) => {
        const who = await whoIs(ctx, actor, { house: house.id, reached })
        return seeOther(href(storedInHousePage, { house: house.id, who }))
      },
      refused: (failure) => html(findStoredView({ language, house, entered: failure.entered, failure })),
    })
  },

  storedInHousePage: async (ctx, { actor, language, params, query }) => {
    const { house } = forTeam(await loadManagedHouse(ctx, actor, params.house, 'change-settings'), actor)
    const stored = await readInHouse(ctx, actor, params)
    const titles = await titlesIn(ctx, stored)
    const isDone = query.done !== undefined
    return html(storedInHouseView({ language, house, who: params.who, stored, titles, isDone }))
  },

  storedInHouseFile: async (ctx, { actor, params }) => storedFile(await readInHouse(ctx, actor, params)),

  sendForgetInHouse: async (ctx, { actor, params }) => {
    await forgetInHouse(ctx, actor, params)
    return seeOther(href(storedInHousePage, params, { done: 'forgotten' }))
  },
})
