import { forTeam } from '../../houses/rules/roles.ts'
import type { Context } from '../../../shared/context.ts'
import { href } from '../../../shared/http/contract.ts'
import { answerForm, html, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import type { PageRequest } from '../../../shared/http/request.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import { removeAgreement } from '../../houses/actions/remove-agreement.ts'
import { writeAgreement } from '../../houses/actions/write-agreement.ts'
import { listAgreements } from '../../houses/actions/list-agreements.ts'
import { groupPaths } from '../../groups/contract/paths.ts'
import { requireSettings } from '../../houses/rules.ts'
import { groupRoutes } from '../contract/groups.ts'
import { agreementsView } from '../views/agreements.ts'

type Asked = Pick<PageRequest, 'actor' | 'language'> & { params: { house: string } }

const { agreementsPage, sendNewAgreement, sendAgreement, sendAgreementGone } = groupRoutes

/** What groups agree to, for those who write it. */
export const agreementPages = pagesOf(
  { agreementsPage, sendNewAgreement, sendAgreement, sendAgreementGone },
  {
    agreementsPage: (ctx, asked) => show(ctx, asked, { done: asked.query.done }),

    sendNewAgreement: (ctx, asked) =>
      answerForm(asked, {
        accepted: async (words) => {
          await writeAgreement(ctx, asked.actor, { house: asked.params.house, words })
          return back(asked, 'added')
        },
        refused: (failure) => show(ctx, asked, { failure }),
      }),

    sendAgreement: (ctx, asked) => {
      const { house, agreement: id } = asked.params
      return answerForm(asked, {
        accepted: async ({ version, ...words }) => {
          await writeAgreement(ctx, asked.actor, { house, id, words, version })
          return back(asked, 'changed')
        },
        refused: (failure) => show(ctx, asked, { failure, failedId: id }),
      })
    },

    sendAgreementGone: async (ctx, asked) => {
      const { house, agreement: id } = asked.params
      await removeAgreement(ctx, asked.actor, { house, id })
      return back(asked, 'removed')
    },
  },
)

function back({ params: { house } }: Asked, done: string): Answer {
  return seeOther(`${href({ path: groupPaths.agreements }, { house })}?done=${done}`)
}

async function show(
  ctx: Context,
  { actor, params, language }: Asked,
  more: { done?: string | undefined; failure?: Failure; failedId?: string },
): Promise<Answer> {
  const { file, agreements } = await listAgreements(ctx, params.house)
  requireSettings(file.managers, actor)
  return html(agreementsView({ language, house: forTeam(file, actor).house, agreements, ...more }))
}
