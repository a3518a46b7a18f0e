import type { Context } from '../../../shared/context.ts'
import { answerForm, html, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import type { PageRequest } from '../../../shared/http/request.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { datesOf, hasEnded, takesPlace } from '../../meetings/rules/dates.ts'
import type { MeetingDate } from '../../meetings/schema/entry.ts'
import { openExchange } from '../actions/open-exchange.ts'
import { acceptExchange } from '../actions/accept-exchange.ts'
import { proposeSwap } from '../actions/propose-swap.ts'
import { callStandIn } from '../actions/call-stand-in.ts'
import { dutyHref } from '../actions/links.ts'
import { openDuties, takerOf } from '../actions/load.ts'
import { othersWith } from '../actions/others.ts'
import { proveDuty } from '../actions/prove-duty.ts'
import { giveBackDuty } from '../actions/give-back-duty.ts'
import type { DutyFile } from '../actions/load.ts'
import { pageRoutes } from '../contract/pages.ts'
import { isSamePerson, mayCall } from '../rules/duties.ts'
import type { Taker } from '../schema.ts'
import { exchangeView, ownDutyView, tooLateView } from '../views/own.ts'

const { dutyPage, sendProveDuty, sendGiveBack, sendStandIn, sendSwap, exchangePage, sendExchange } =
  pageRoutes

type Linked = Pick<PageRequest, 'actor' | 'language'> & { params: { id: string; key: string; token: string } }

/** Somebody's duty by their link, and what they are asked by mail. */
export const ownPages = pagesOf(
  { dutyPage, sendProveDuty, sendGiveBack, sendStandIn, sendSwap, exchangePage, sendExchange },
  {
    dutyPage: (ctx, asked) => show(ctx, asked, asked.query),

    sendProveDuty: async (ctx, asked) => {
      const { id: taker } = await proveDuty(ctx, asked.params)
      return seeOther(`${(await dutyHref(ctx, { ...asked.params, taker })).path}?done=proved`)
    },

    sendGiveBack: async (ctx, asked) => {
      const { actor, params, language } = asked
      const file = await openDuties(ctx, actor, params)
      const own = await takerOf(ctx, file.takers, params.token)
      if (own === undefined) throw new Refusal('forbidden', 'not-allowed')
      await giveBackDuty(ctx, actor, { ...params, duty: own.taker.duty })
      return html(tooLateView({ language, file }))
    },

    sendStandIn: (ctx, asked) => step(ctx, asked, 'asked', () => callStandIn(ctx, asked.params)),

    sendSwap: (ctx, asked) =>
      answerForm(asked, {
        accepted: ({ with: chosen }) => {
          const [key = '', taker = ''] = chosen.split('~')
          return step(ctx, asked, 'asked', () => proposeSwap(ctx, { ...asked.params, swap: { key, taker } }))
        },
        refused: ({ code }) => show(ctx, asked, { failed: code }),
      }),

    exchangePage: async (ctx, { params, query, language }) => {
      try {
        const opened = await openExchange(ctx, { ...params, ...query })
        const isSwap = opened.taker?.swap?.taker === opened.helper.id
        return html(exchangeView({ ...opened, ...query, language, token: params.token, isSwap }))
      } catch (error) {
        return late(ctx, { params, language }, error)
      }
    },

    sendExchange: (ctx, asked) => {
      const { params, language } = asked
      return answerForm(asked, {
        accepted: async ({ by }) => {
          await acceptExchange(ctx, { ...params, by })
          return late(ctx, { params, language })
        },
        refused: () => late(ctx, { params, language }),
      })
    },
  },
)

/** It is settled: by them, or by somebody who was quicker. */
async function late(
  ctx: Context,
  { params, language }: Pick<Linked, 'params' | 'language'>,
  error?: unknown,
): Promise<Answer> {
  const isSettled = error === undefined || (error instanceof Refusal && error.kind !== 'not-found')
  if (!isSettled) throw error
  const file = await openDuties(ctx, { kind: 'visitor', address: '' }, params)
  return html(tooLateView({ language, file }))
}

/** The other dates that were taken in one go with this one, each with its own page. */
async function rotaLinks(
  ctx: Context,
  { meeting }: DutyFile,
  own: Taker,
  others: readonly { date: MeetingDate; taker: Taker }[],
) {
  const mine = others.filter(({ taker }) => own.rota !== undefined && taker.rota === own.rota)
  return Promise.all(
    mine.map(async ({ date, taker }) => {
      const { path } = await dutyHref(ctx, { id: meeting.id, key: date.key, taker: taker.id })
      return { date, path }
    }),
  )
}

async function step(ctx: Context, asked: Linked, done: string, act: () => Promise<unknown>): Promise<Answer> {
  try {
    await act()
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== 'conflict') throw error
    return show(ctx, asked, { failed: error.code })
  }
  return show(ctx, asked, { done })
}

async function show(
  ctx: Context,
  { params, language }: Linked,
  more: { done?: string | undefined; failed?: string },
): Promise<Answer> {
  const file = await openDuties(ctx, { kind: 'visitor', address: '' }, params)
  const own = await takerOf(ctx, file.takers, params.token)
  if (own === undefined) throw new Refusal('not-found', 'not-found')
  const { date, house, meeting } = file
  const isOver = hasEnded(date, house.timeZone, ctx.now())
  const ahead = datesOf(file.entry).filter(
    (each) => takesPlace(each) && !hasEnded(each, house.timeZone, ctx.now()),
  )
  const others = (await othersWith(ctx, meeting.id, own.taker)).flatMap(({ key, taker }) => {
    const other = ahead.find((each) => each.key === key)
    return other === undefined || key === date.key ? [] : [{ date: other, taker }]
  })
  const shown = {
    mayCall: mayCall(own.taker, ctx.now()),
    others: others.filter(({ taker }) => !isSamePerson(taker, own.taker)),
    rota: await rotaLinks(ctx, file, own.taker, others),
  }
  return html(ownDutyView({ language, file, ...own, token: params.token, isOver, ...shown, ...more }))
}
