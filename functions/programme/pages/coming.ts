import type { Context } from '../../../shared/context.ts'
import { answerForm, html, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import type { PageRequest } from '../../../shared/http/request.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { comingHref } from '../../attendances/actions/links.ts'
import { openAttendanceAs } from '../../attendances/actions/load.ts'
import { proveAddress } from '../../attendances/actions/prove-address.ts'
import { changeHeads } from '../../attendances/actions/change-heads.ts'
import { leaveDate } from '../../attendances/actions/leave-date.ts'
import { acceptOffer } from '../../attendances/actions/accept-offer.ts'
import { enteredTogether, readOwn } from '../../attendances/actions/read-own.ts'
import { publicDates } from '../../meetings/rules/dates.ts'
import { comingRoutes } from '../contract/coming.ts'
import { comingView, proofView } from '../views/coming.ts'
import { toldTo } from '../../rooms/actions/told-to.ts'

const { comingPage, sendAccept, sendLeave, sendHeads, provePage, sendProof } = comingRoutes

type Linked = Pick<PageRequest, 'actor' | 'language'> & { params: { id: string; token: string } }

/** Somebody's own coming, by the link that they were told. */
export const comingPages = pagesOf(
  { comingPage, sendAccept, sendLeave, sendHeads, provePage, sendProof },
  {
    comingPage: (ctx, asked) => show(ctx, asked, asked.query),

    sendAccept: (ctx, asked) =>
      answerForm(asked, {
        accepted: ({ at }) =>
          step(ctx, asked, at === undefined ? 'accepted' : 'agreed', () =>
            acceptOffer(ctx, asked.actor, { id: asked.params.id, at }),
          ),
        refused: ({ code }) => show(ctx, asked, { failed: code }),
      }),

    sendLeave: (ctx, asked) => step(ctx, asked, 'left', () => leaveDate(ctx, asked.actor, asked.params.id)),

    sendHeads: (ctx, asked) =>
      answerForm(asked, {
        accepted: ({ heads }) =>
          step(ctx, asked, 'changed', () => changeHeads(ctx, asked.actor, { id: asked.params.id, heads })),
        refused: ({ code }) => show(ctx, asked, { failed: code }),
      }),

    provePage: async (ctx, { actor, params, language }) => {
      const { house, attendance } = await openAttendanceAs(ctx, actor, params.id)
      return html(proofView({ language, house, attendance, token: params.token }))
    },

    sendProof: async (ctx, { params }) => {
      const { id } = await proveAddress(ctx, params)
      return seeOther(`${(await comingHref(ctx, id)).path}?done=proved`)
    },
  },
)

async function step(ctx: Context, asked: Linked, done: string, act: () => Promise<unknown>): Promise<Answer> {
  try {
    await act()
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== 'conflict') throw error
    return show(ctx, asked, { failed: error.code })
  }
  return seeOther(`${(await comingHref(ctx, asked.params.id)).path}?done=${done}`)
}

async function show(
  ctx: Context,
  { actor, params, language }: Linked,
  { missed = [], ...more }: { done?: string | undefined; failed?: string; missed?: string[] | undefined },
): Promise<Answer> {
  const own = await toldTo(ctx, await readOwn(ctx, actor, params.id), language)
  const { url } = await comingHref(ctx, params.id)
  const others = (await enteredTogether(ctx, own)).map(async (each) => ({
    ...each,
    path: (await comingHref(ctx, each.attendance.id)).path,
  }))
  const { token } = params
  const shown = {
    others: await Promise.all(others),
    missed: publicDates(own.entry).filter(({ key }) => missed.includes(key)),
  }
  return html(comingView({ ...own, ...shown, language, token, url, now: ctx.now(), ...more }))
}
