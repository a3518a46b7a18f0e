import type { Context } from '../../../shared/context.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import { answerForm, html, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import type { PageRequest } from '../../../shared/http/request.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import { tallyHref } from '../actions/missing-tallies.ts'
import { saveTally } from '../actions/save-tally.ts'
import { openTally } from '../actions/open-tally.ts'
import { pageRoutes } from '../contract/pages.ts'
import { sheetView, tallyView } from '../views/tally.ts'

const { tallyPage, sendTally, tallySheet } = pageRoutes

type Linked = Pick<PageRequest, 'actor' | 'language'> & { params: { id: string; key: string; token: string } }

/** Counting at the door, by a link. */
export const tallyPages = pagesOf(
  { tallyPage, sendTally, tallySheet },
  {
    tallyPage: (ctx, asked) => show(ctx, asked, asked.query),

    sendTally: (ctx, asked) =>
      answerForm(asked, {
        accepted: async (counts) => {
          const { actor, params } = asked
          await saveTally(ctx, actor, { ...params, counts })
          const { path } = await tallyHref(ctx, { meeting: params.id, key: params.key })
          return seeOther(`${path}?done=saved`)
        },
        refused: (failure) => show(ctx, asked, { failure }),
      }),

    tallySheet: async (ctx, { actor, params, language }) => {
      const file = await openTally(ctx, actor, params)
      const { url } = await tallyHref(ctx, { meeting: params.id, key: params.key })
      return html(sheetView({ language, file, url }))
    },
  },
)

async function show(
  ctx: Context,
  { actor, params, language }: Linked,
  more: { done?: string | undefined; failure?: Failure },
): Promise<Answer> {
  const file = await openTally(ctx, actor, params)
  return html(tallyView({ language, file, token: params.token, ...more }))
}
