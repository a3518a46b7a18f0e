import type { Context } from '../../../shared/context.ts'
import { answerForm, html, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import type { PageRequest } from '../../../shared/http/request.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { answerGift, openGift } from '../../bookings/actions/answer-gift.ts'
import { giveBooking } from '../../bookings/actions/give-booking.ts'
import { openBooking, openBookingAs } from '../../bookings/actions/load.ts'
import { linkKey, manageToken } from '../../contacts/rules/access.ts'
import { listGroups } from '../../groups/actions/list-groups.ts'
import { giveRoutes } from '../contract/give.ts'
import { giftOverView, giftView, giveView } from '../views/give.ts'
import { linkTo } from '../views/links.ts'
import { orOldLink } from './opened.ts'
import { toldTo } from '../../rooms/actions/told-to.ts'

type Linked = Pick<PageRequest, 'actor' | 'language' | 'path'> & { params: { id: string; token: string } }

/** A booking goes to somebody else: offering it, and the answer. */
export const givePages = pagesOf(giveRoutes, {
  giveBookingPage: (ctx, request) => orOldLink(ctx, request, () => showGive(ctx, request)),

  sendGive: (ctx, request) =>
    orOldLink(ctx, request, () =>
      answerForm(request, {
        accepted: async ({ group, contact }) => {
          const { actor, params, language } = request
          // Whoever chose a group means it, whatever stands in the other fields.
          const to = group === undefined ? { contact, language } : { group }
          await giveBooking(ctx, actor, { id: params.id, ...to })
          return seeOther(linkTo(params, undefined, { done: 'offered' }))
        },
        refused: (failure) => showGive(ctx, request, failure),
      }),
    ),

  giftPage: (ctx, request) =>
    orOldLink(ctx, request, () => orOver(ctx, request, () => showGift(ctx, request))),

  sendGift: (ctx, request) =>
    orOldLink(ctx, request, () =>
      orOver(ctx, request, () =>
        answerForm(request, {
          accepted: ({ answer, version }) => take(ctx, request, { accept: answer === 'yes', version }),
          refused: ({ code }) => showGift(ctx, request, failedBy[code] ?? 'cannotMore'),
        }),
      ),
    ),
})

const failedBy: Record<string, 'limit' | 'changed'> = {
  'over-limit': 'limit',
  'changed-meanwhile': 'changed',
}

async function take(
  ctx: Context,
  { actor, params, language, path }: Linked,
  answer: { accept: boolean; version: number | undefined },
): Promise<Answer> {
  const { gift } = await openGift(ctx, actor, params.id)
  const booking = await answerGift(ctx, actor, { id: params.id, ...answer })
  if (!answer.accept) {
    const { house } = await openBooking(ctx, params.id)
    return html(giftOverView({ language, house, here: path, what: 'declined' }))
  }
  // A host goes on by the link into the group; anybody else by the one that is theirs from now on.
  const token = 'group' in gift.to ? params.token : manageToken(await ctx.secret(), linkKey(booking))
  return seeOther(linkTo({ id: params.id, token }, undefined, { done: 'given' }))
}

async function showGive(
  ctx: Context,
  { actor, params, language }: Linked,
  failure?: Failure,
): Promise<Answer> {
  const file = await toldTo(ctx, await openBookingAs(ctx, actor, params.id), language)
  const { groups } = await listGroups(ctx, { house: file.house.id })
  return html(giveView({ ...params, ...file, language, groups, failure }))
}

async function showGift(
  ctx: Context,
  { actor, params, language }: Linked,
  failed?: Parameters<typeof giftView>[0]['failed'],
): Promise<Answer> {
  const file = await openGift(ctx, actor, params.id)
  return html(giftView({ ...params, ...file, language, failed }))
}

/** An offer that is over says so on a page of its own: nobody has done anything wrong. */
async function orOver(
  ctx: Context,
  { params, language, path }: Linked,
  answer: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await answer()
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'gift-over') throw error
    const { house } = await openBooking(ctx, params.id)
    return html(giftOverView({ language, house, here: path, what: 'over' }), { status: 409 })
  }
}
