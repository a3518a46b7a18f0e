import { forTeam } from '../../houses/rules/roles.ts'
import type { Context } from '../../../shared/context.ts'
import { href } from '../../../shared/http/contract.ts'
import { answerForm, html, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import type { PageRequest } from '../../../shared/http/request.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { today } from '../../../shared/time/civil.ts'
import { endGroup } from '../../groups/actions/end-group.ts'
import { confirmGroup } from '../../groups/actions/confirm-group.ts'
import { declineGroup } from '../../groups/actions/decline-group.ts'
import { openGroup } from '../../groups/actions/load.ts'
import { listForManager } from '../../groups/actions/list-groups.ts'
import { withdrawReport } from '../../groups/actions/withdraw-report.ts'
import { reportGroup } from '../../groups/actions/report-group.ts'
import { trustByRule } from '../../groups/actions/trust-by-rule.ts'
import { giveTrust } from '../../groups/actions/give-trust.ts'
import { groupPaths } from '../../groups/contract/paths.ts'
import { groupRoutes } from '../contract/groups.ts'
import type { FailedForm } from '../views/group-trust.ts'
import { groupsView } from '../views/groups.ts'

type Asked = Pick<PageRequest, 'actor' | 'language'> & { params: { house: string } }

const steps = { confirm: confirmGroup, decline: declineGroup, end: endGroup, rule: trustByRule }

const { managedGroups, sendGroupStep, sendGroupTrust, sendGroupReport, sendReportBack } = groupRoutes
const routes = { managedGroups, sendGroupStep, sendGroupTrust, sendGroupReport, sendReportBack }

/** Groups, for those who run the house: whom to call, whom to trust. */
export const groupPages = pagesOf(routes, {
  managedGroups: (ctx, asked) => show(ctx, asked, asked.query),

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
      refused: (failure) => show(ctx, asked, { from: id, failed: { form: 'trust', failure, id } }),
    })
  },

  sendGroupReport: (ctx, asked) => {
    const { id, house } = asked.params
    return answerForm(asked, {
      accepted: async (report) => {
        await isOf(ctx, asked, { id, house })
        await reportGroup(ctx, asked.actor, { id, ...report })
        return back(house, 'report')
      },
      refused: (failure) => show(ctx, asked, { from: id, failed: { form: 'report', failure, id } }),
    })
  },

  sendReportBack: async (ctx, asked) => {
    const { house, ...report } = asked.params
    await isOf(ctx, asked, { id: report.id, house })
    await withdrawReport(ctx, asked.actor, report)
    return back(house, 'withdraw')
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
  { from, ...more }: { from?: string | undefined; done?: string | undefined; failed?: FailedForm },
): Promise<Answer> {
  const { file, ...groups } = await listForManager(ctx, actor, { ...params, from })
  const date = today(ctx.now(), file.house.timeZone)
  return html(
    groupsView({ language, house: forTeam(file, actor).house, today: date, from, ...groups, ...more }),
  )
}
