import type { AllNews } from '../../shared/news.ts'
import { answerForm, html, pagesOf, seeOther } from '../../shared/http/pages.ts'
import { href } from '../../shared/http/contract.ts'
import { closeMail, listParkedMails, sendMailAgain } from './actions/parked.ts'
import { capability } from './contract.ts'
import { parkedView } from './views/parked-page.ts'

const { routes } = capability

/** The pages; what a mail in the list is about is for the news to say. */
export function pagesWith(news: AllNews) {
  return pagesOf(routes, {
    parkedMailPage: async (ctx, { actor, params, query, path, language }) => {
      const list = await listParkedMails(ctx, news, actor, { ...params, language })
      return html(parkedView({ ...list, language, path, done: query.done }))
    },

    sendMailAgain: (ctx, request) => {
      const { actor, params, language } = request
      return answerForm(request, {
        accepted: async () => {
          await sendMailAgain(ctx, actor, params)
          return seeOther(listHref(params.house, 'again'))
        },
        refused: async () =>
          meanwhile(await listParkedMails(ctx, news, actor, { ...params, language }), language),
      })
    },

    closeMail: (ctx, request) => {
      const { actor, params, language } = request
      return answerForm(request, {
        accepted: async () => {
          await closeMail(ctx, actor, params)
          return seeOther(listHref(params.house, 'close'))
        },
        refused: async () =>
          meanwhile(await listParkedMails(ctx, news, actor, { ...params, language }), language),
      })
    },
  })
}

function listHref(house: string, done?: string): string {
  return href(routes.parkedMailPage, { house }, { done })
}

/** Somebody else was faster: the list as it is now. */
function meanwhile(list: Awaited<ReturnType<typeof listParkedMails>>, language: 'de' | 'en') {
  return html(parkedView({ ...list, language, path: listHref(list.house.id), done: 'meanwhile' }))
}
