import type { Context } from '../../shared/context.ts'
import { href } from '../../shared/http/contract.ts'
import { answerForm, html, pagesOf, seeOther } from '../../shared/http/pages.ts'
import type { Language } from '../../shared/language.ts'
import { listHouses } from '../houses/actions/list-houses.ts'
import { changeText, openTexts, openTextsToChange } from './actions/texts.ts'
import { capability } from './contract.ts'
import type { Subject } from './schema.ts'
import { manageTextsView } from './views/manage.ts'
import { siteTextView } from './views/site.ts'
import { textView } from './views/text.ts'

const { routes } = capability

/** As with the other public pages: half a minute late costs nothing. */
const cache = 'public, max-age=0, s-maxage=30'

interface Asked {
  language: Language
  params: { house: string }
}

interface AskedOfSite {
  language: Language
  query: { from?: string | undefined }
}

const ofHouse =
  (subject: Subject) =>
  async (ctx: Context, { params, language }: Asked) =>
    html(
      textView(subject, { language, siteImprint: siteImprint(ctx), ...(await openTexts(ctx, params.house)) }),
      { cache },
    )

const ofSite =
  (subject: 'imprint' | 'privacy') =>
  async (ctx: Context, { language, query: { from } }: AskedOfSite) => {
    const { operator } = ctx.settings
    const { houses, next } = await listHouses(ctx, { from })
    return html(siteTextView(subject, { language, operator, houses, next, from }), { cache })
  }

const siteImprint = ({ settings }: Pick<Context, 'settings'>) =>
  settings.publicUrl + href(routes.siteImprintPage)

export const pages = pagesOf(routes, {
  imprintPage: ofHouse('imprint'),
  privacyPage: ofHouse('privacy'),
  accessibilityPage: ofHouse('accessibility'),
  siteImprintPage: ofSite('imprint'),
  sitePrivacyPage: ofSite('privacy'),
  siteAccessibilityPage: ({ settings: { operator } }, { language }) =>
    html(siteTextView('accessibility', { language, operator, houses: [] }), { cache }),

  legalTextsPage: async (ctx, { actor, params, query, path, language }) => {
    const file = await openTextsToChange(ctx, actor, params.house)
    const saved = query.saved !== undefined
    return html(manageTextsView({ language, path, siteImprint: siteImprint(ctx), ...file, saved }))
  },

  changeLegalText: async (ctx, request) => {
    const { actor, params, path, language } = request
    const file = await openTextsToChange(ctx, actor, params.house)
    return answerForm(request, {
      accepted: async (change) => {
        await changeText(ctx, actor, { ...change, house: params.house })
        return seeOther(href(routes.legalTextsPage, params, { saved: 'yes' }))
      },
      refused: (failure) =>
        html(manageTextsView({ language, path, siteImprint: siteImprint(ctx), ...file, failure })),
    })
  },
})
