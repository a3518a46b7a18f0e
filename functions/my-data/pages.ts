import { answerForm, html, pagesOf, seeOther } from '../../shared/http/pages.ts'
import { href } from '../../shared/http/contract.ts'
import { openDataLink } from '../identity/actions/open-data-link.ts'
import { askForData } from '../identity/actions/ask-for-data.ts'
import { housesOf } from '../houses/actions/list-houses.ts'
import { forgetAll } from './actions/forget.ts'
import { readStored, titlesIn } from './actions/read.ts'
import { capability } from './contract.ts'
import { askView } from './views/ask.ts'
import { inHousePages } from './pages/in-house.ts'
import { storedFile } from './pages/stored-file.ts'
import { storedView } from './views/stored.ts'

const { askMyDataPage, sendAskMyData, myDataPage, myDataFile, sendForgetMyData } = capability.routes
const routes = { askMyDataPage, sendAskMyData, myDataPage, myDataFile, sendForgetMyData }

const ownPages = pagesOf(routes, {
  askMyDataPage: (_, { language, query }) => html(askView({ language, isSent: query.done !== undefined })),

  sendAskMyData: (ctx, request) => {
    const { language } = request
    return answerForm(request, {
      accepted: async ({ email }) => {
        await askForData(ctx, { email, language })
        return seeOther(href(routes.askMyDataPage, {}, { done: 'sent' }))
      },
      refused: (failure) => html(askView({ language, failure })),
    })
  },

  myDataPage: async (ctx, { language, params: { token }, query }) => {
    const owner = await openDataLink(ctx, token)
    const stored = await readStored(ctx, owner)
    const houses = await housesOf(
      ctx,
      stored.flatMap(({ house = [] }) => house),
    )
    const titles = await titlesIn(ctx, stored)
    const isDone = query.done !== undefined
    return html(storedView({ language, token, owner: owner.contactId, stored, houses, titles, isDone }))
  },

  myDataFile: async (ctx, { params: { token } }) => {
    const stored = await readStored(ctx, await openDataLink(ctx, token))
    return storedFile(stored)
  },

  sendForgetMyData: async (ctx, { params: { token } }) => {
    await forgetAll(ctx, await openDataLink(ctx, token))
    return seeOther(href(routes.myDataPage, { token }, { done: 'forgotten' }))
  },
})

export const pages = new Map([...ownPages, ...inHousePages])
