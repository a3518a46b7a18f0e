import { forTeam } from '../../houses/rules/roles.ts'
import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Entered } from '../../../shared/http/form.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import { answerForm, html, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Language } from '../../../shared/language.ts'
import { today } from '../../../shared/time/civil.ts'
import { loadBookings } from '../../bookings/actions/load.ts'
import { readTold } from '../../bookings/actions/read-told.ts'
import { requireManager } from '../../houses/rules.ts'
import { loadRooms } from '../../rooms/actions/load-rooms.ts'
import { createClosure, previewClosure } from '../../blocks/actions/create-closure.ts'
import { openClosure } from '../../blocks/actions/open-closure.ts'
import { undoClosure } from '../../blocks/actions/undo-closure.ts'
import { loadBlocks } from '../../blocks/actions/load.ts'
import { removeBlock } from '../../blocks/actions/remove-block.ts'
import { ClosureRequest } from '../../blocks/schema/closure.ts'
import type { AffectedBooking, Closure } from '../../blocks/schema/closure.ts'
import { closurePages } from '../contract/closures.ts'
import { closedHref, closedView } from '../views/closed.ts'
import { closureView } from '../views/closure.ts'
import { asFormNames, spanRequest } from './moments.ts'

const { closurePage, sendClosure, closedPage, sendUndoClosure, sendReopen } = closurePages

export const closingPages = pagesOf(
  { closurePage, sendClosure, closedPage, sendUndoClosure, sendReopen },
  {
    closurePage: (ctx, { actor, params, language }) =>
      formOf(ctx, { actor, language, house: params.house, entered: beginning }),

    sendClosure: async (ctx, asked) => {
      const { actor, params, language, form } = asked
      const shown = { actor, language, house: params.house, entered: form.entered }
      requireManager((await loadRooms(ctx, params.house)).managers, actor)
      return answerForm(asked, {
        accepted: async ({ sure, key, ...sent }) => {
          const closing = { house: params.house, request: spanRequest(ClosureRequest, sent) }
          const affected = await previewClosure(ctx, actor, closing).catch(asFormNames)
          // Who has booked since the list was shown is shown first.
          const isNew = ({ booking }: AffectedBooking) => sent.told?.includes(booking) === false
          if (!sure || affected.some(isNew)) return formOf(ctx, { ...shown, affected })
          const named = { ...closing, ...(key === undefined ? {} : { id: key }) }
          const closure = await createClosure(ctx, actor, named).catch(asFormNames)
          return seeOther(closedHref(closure, 'closed'))
        },
        refused: (failure) => formOf(ctx, { ...shown, failure }),
      })
    },

    closedPage: (ctx, { actor, params, query, language }) =>
      closedOf(ctx, { actor, language, params, done: query.done }),

    sendUndoClosure: async (ctx, { actor, params, language }) => {
      await openOwn(ctx, actor, params)
      try {
        return seeOther(closedHref(await undoClosure(ctx, actor, params), 'undone'))
      } catch (error) {
        return again(error, (done) => closedOf(ctx, { actor, language, params, done }))
      }
    },

    sendReopen: async (ctx, { actor, params, language }) => {
      const closure = await openOwn(ctx, actor, params)
      try {
        await removeBlock(ctx, actor, params)
        return seeOther(closedHref(closure, 'reopened'))
      } catch (error) {
        return again(error, (done) => closedOf(ctx, { actor, language, params, done }))
      }
    },
  },
)

const beginning = new Entered(new URLSearchParams({ displaced: 'offer' }))

interface Form {
  actor: Actor
  language: Language
  house: string
  entered: Entered
  failure?: Failure
  /** Who would be affected by what stands in the form. */
  affected?: AffectedBooking[]
}

async function formOf(ctx: Context, { actor, house: id, affected, ...shown }: Form): Promise<Answer> {
  const { house, managers, rooms } = forTeam(await loadRooms(ctx, id), actor)
  requireManager(managers, actor)
  const now = ctx.now()
  const bookings = await bookingsOf(ctx, affected ?? [])
  const asked = affected && { affected, bookings, told: await readTold(ctx, bookings), key: ctx.newId() }
  return html(
    closureView({ ...shown, here: '', house, rooms, now, today: today(now, house.timeZone), asked }),
  )
}

interface Shown {
  actor: Actor
  language: Language
  params: { house: string; id: string }
  done?: string | undefined
}

async function closedOf(ctx: Context, { actor, language, params, done }: Shown): Promise<Answer> {
  const closure = await openOwn(ctx, actor, params)
  const [file, bookings, blocks] = await Promise.all([
    loadRooms(ctx, params.house),
    bookingsOf(ctx, closure.affected),
    loadBlocks(ctx, params.house, [closure.id]),
  ])
  const isOpenAgain = closure.state === 'laid' && blocks.length === 0
  const now = ctx.now()
  const told = await readTold(ctx, bookings)
  const { house, rooms } = forTeam(file, actor)
  const shown = { language, here: '', house, rooms, now, closure, bookings, told, isOpenAgain, done }
  return html(closedView(shown))
}

async function bookingsOf(ctx: Context, affected: readonly AffectedBooking[]) {
  const ids = affected.map(({ booking }) => booking)
  return ids.length === 0 ? [] : loadBookings(ctx, ids)
}

/** What cannot be done any more is said on the closure's own page. */
async function again(error: unknown, show: (code: string) => Promise<Answer>): Promise<Answer> {
  if (!(error instanceof Refusal) || error.kind !== 'conflict') throw error
  return { ...(await show(error.code)), status: 409 }
}

/** The closure of a page, in the house that the address names. */
async function openOwn(ctx: Context, actor: Actor, { house, id }: Shown['params']): Promise<Closure> {
  const closure = await openClosure(ctx, actor, id)
  if (closure.house !== house) throw new Refusal('not-found', 'not-found', { closure: id })
  return closure
}
