import type { Language } from '../../shared/language.ts'
import type { Context } from '../../shared/context.ts'
import type { AllNews } from '../../shared/news.ts'
import type { PageRequest } from '../../shared/http/request.ts'
import { answerForm, html, pagesOf, seeOther } from '../../shared/http/pages.ts'
import { href } from '../../shared/http/contract.ts'
import { addressIsRight, closeMail, listParkedMails, sendMailAgain } from './actions/parked.ts'
import { capability } from './contract.ts'
import { parkedView } from './views/parked-page.ts'

const { routes } = capability

/** All steps of a parked mail are sent in the same way. */
type StepRequest = PageRequest<(typeof routes)['closeMail']>

/** The pages; what a mail in the list is about is for the news to say. */
export function pagesWith(news: AllNews) {
  const step = (
    ctx: Context,
    request: StepRequest,
    { act, done }: { act: typeof closeMail; done: string },
  ) => {
    const { actor, params, language } = request
    return answerForm(request, {
      accepted: async () => {
        await act(ctx, actor, params)
        return seeOther(listHref(params.house, done))
      },
      refused: async () =>
        meanwhile(await listParkedMails(ctx, news, actor, { ...params, language }), language),
    })
  }
  return pagesOf(routes, {
    parkedMailPage: async (ctx, { actor, params, query, path, language }) => {
      const list = await listParkedMails(ctx, news, actor, { ...params, language })
      return html(parkedView({ ...list, language, path, done: query.done }))
    },

    sendMailAgain: (ctx, request) => step(ctx, request, { act: sendMailAgain, done: 'again' }),
    addressIsRight: (ctx, request) => step(ctx, request, { act: addressIsRight, done: 'right' }),
    closeMail: (ctx, request) => step(ctx, request, { act: closeMail, done: 'close' }),
  })
}

function listHref(house: string, done?: string): string {
  return href(routes.parkedMailPage, { house }, { done })
}

/** Somebody else was faster: the list as it is now. */
function meanwhile(list: Awaited<ReturnType<typeof listParkedMails>>, language: Language) {
  return html(parkedView({ ...list, language, path: listHref(list.house.id), done: 'meanwhile' }))
}
