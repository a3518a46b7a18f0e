import type { Context } from '../../../shared/context.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import { answerForm, html, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import type { PageRequest } from '../../../shared/http/request.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import { endGroup } from '../../groups/actions/change.ts'
import { confirmGroup, declineGroup } from '../../groups/actions/found.ts'
import { openGroup } from '../../groups/actions/load.ts'
import { listForManager } from '../../groups/actions/read.ts'
import { giveTrust } from '../../groups/actions/trust.ts'
import { groupPaths } from '../../groups/contract/paths.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { groupRoutes } from '../contract/groups.ts'
import { groupsView } from '../views/groups.ts'

type Asked = Pick<PageRequest, 'actor' | 'language'> & { params: { house: string } }

const steps = { confirm: confirmGroup, decline: declineGroup, end: endGroup }

/** Groups, for those who run the house: whom to call, whom to trust. */
export const groupPages = pagesOf(groupRoutes, {
  managedGroups: (ctx, asked) => show(ctx, asked, { done: asked.query.done }),

  sendGroupStep: async (ctx, asked) => {
    const { id, house, step } = asked.params
    await isOf(ctx, asked, { id, house })
    await steps[step](ctx, asked.actor, id)
    return back(house, step)
  },

  sendGroupTrust: (ctx, asked) => {
    const { id, house, trusted } = asked.params
    return answerForm(asked, {
      accepted: async ({ reason }) => {
        await isOf(ctx, asked, { id, house })
        await giveTrust(ctx, asked.actor, { id, trusted: trusted === 'yes', reason })
        return back(house, 'trust')
      },
      refused: (failure) => show(ctx, asked, { failure, failedId: id }),
    })
  },
})

async function isOf(ctx: Context, { actor }: Asked, { id, house }: { id: string; house: string }) {
  const { group } = await openGroup(ctx, actor, id)
  if (group.house !== house) throw new Refusal('not-found', 'not-found', { group: id })
}

function back(house: string, done: string): Answer {
  return seeOther(`${href({ path: groupPaths.managed }, { house })}?done=${done}`)
}

async function show(
  ctx: Context,
  { actor, params, language }: Asked,
  more: { done?: string | undefined; failure?: Failure; failedId?: string },
): Promise<Answer> {
  const { file, shown, waiting } = await listForManager(ctx, actor, params.house)
  return html(groupsView({ language, house: file.house, shown, waiting, ...more }))
}
