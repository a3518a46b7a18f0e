import { forTeam } from '../../houses/rules/roles.ts'
import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { enteredOf } from '../../../shared/http/form.ts'
import type { Entered } from '../../../shared/http/form.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import { answerForm, html, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Language } from '../../../shared/language.ts'
import { instantOf } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { loadBookings } from '../../bookings/actions/load.ts'
import { readTold } from '../../bookings/actions/read-told.ts'
import { requireManager } from '../../houses/rules.ts'
import { hrefTo } from '../../houses/views/manage-frame.ts'
import { loadRooms } from '../../rooms/actions/load-rooms.ts'
import { createBlock, openBlock, removeBlock } from '../../blocks/actions/create-block.ts'
import { readHouseCalendar } from '../../blocks/actions/house-calendar.ts'
import { dateAndTimeOf } from '../../blocks/rules/block.ts'
import { BlockRequest } from '../../blocks/schema.ts'
import type { Block } from '../../blocks/schema.ts'
import { blockPages as routes } from '../contract/blocks.ts'
import { datesHit } from '../rules/dates-hit.ts'
import type { Conflict } from '../rules/dates-hit.ts'
import { blockView } from '../views/block.ts'
import { blockedView, blockHref } from '../views/blocked.ts'
import { asFormNames, spanRequest } from './moments.ts'

const { blockPage, sendBlock, blockedPage, sendUnblock } = routes

/** How far ahead the page lists what is blocked. */
const daysAhead = 60

export const blockPages = pagesOf(
  { blockPage, sendBlock, blockedPage, sendUnblock },
  {
    blockPage: (ctx, { actor, params, query, language }) => {
      const { rooms, date, from, to } = query
      const entered = enteredOf({ rooms, fromDate: date, fromTime: from, toTime: to })
      return formPage(ctx, { actor, language, house: params.house, entered, done: query.done })
    },

    sendBlock: async (ctx, asked) => {
      const { actor, params, language } = asked
      requireManager((await loadRooms(ctx, params.house)).managers, actor)
      return answerForm(asked, {
        accepted: async (sent) => {
          const request = spanRequest(BlockRequest, sent)
          const blocking = { house: params.house, request, told: sent.told }
          const block = await createBlock(ctx, actor, blocking).catch(asFormNames)
          return seeOther(blockHref(block, 'blocked'))
        },
        refused: (failure) =>
          formPage(ctx, { actor, language, house: params.house, entered: failure.entered, failure }),
      })
    },

    blockedPage: async (ctx, { actor, params, query, language }) => {
      const block = await openOwn(ctx, actor, params)
      if (block.closure) return seeOther(blockHref(block))
      return blockedOf(ctx, { actor, language, params, done: query.done })
    },

    sendUnblock: async (ctx, asked) => {
      const { actor, params, language } = asked
      await openOwn(ctx, actor, params)
      return answerForm(asked, {
        accepted: async () => {
          await removeBlock(ctx, actor, params)
          return seeOther(hrefTo('block', params.house, { done: 'unblocked' }))
        },
        refused: ({ code }) => blockedOf(ctx, { actor, language, params, done: code }),
      })
    },
  },
)

interface FormPage {
  actor: Actor
  language: Language
  house: string
  entered: Entered
  failure?: Failure
  done?: string | undefined
}

async function formPage(ctx: Context, { actor, house: id, ...shown }: FormPage): Promise<Answer> {
  const now = ctx.now()
  const span = (from: LocalDate) => ({ from, dayCount: daysAhead })
  const calendar = await readHouseCalendar(ctx, actor, { house: id, span, only: 'blocks' })
  const { house, rooms, blocks, today } = forTeam(calendar, actor)
  const hit = datesHit((shown.failure?.facts['conflicts'] ?? []) as Conflict[])
  const ids = [...new Set(hit.map(({ booking }) => booking))]
  const bookings = ids.length === 0 ? [] : await loadBookings(ctx, ids)
  const inTheWay = bookings.filter((booking) => booking.house === id)
  return html(
    blockView({
      ...shown,
      here: '',
      house,
      rooms,
      now,
      today,
      inTheWay: { bookings: inTheWay, dates: hit, told: await readTold(ctx, inTheWay) },
      blocks: [...blocks.values()].sort((one, other) => (one.from < other.from ? -1 : 1)),
    }),
  )
}

interface Shown {
  actor: Actor
  language: Language
  params: { house: string; id: string }
  done?: string | undefined
}

async function blockedOf(ctx: Context, { actor, language, params, done }: Shown): Promise<Answer> {
  const block = await openOwn(ctx, actor, params)
  const { house, rooms } = forTeam(await loadRooms(ctx, params.house), actor)
  const { date, time = '24:00' } = dateAndTimeOf(block.to)
  const isOver = instantOf(date, time, house.timeZone) <= ctx.now()
  return html(blockedView({ language, here: '', house, rooms, now: ctx.now(), block, isOver, done }))
}

/** The block of a page, in the house that the address names. */
async function openOwn(ctx: Context, actor: Actor, { house, id }: Shown['params']): Promise<Block> {
  const block = await openBlock(ctx, actor, id)
  if (block.house !== house) throw new Refusal('not-found', 'not-found', { block: id })
  return block
}
