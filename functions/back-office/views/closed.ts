import { inARow } from '../../../shared/in-a-row.ts'
import { actions, buttonForm, linkButton } from '../../../shared/html/buttons.ts'
import { definitionList } from '../../../shared/html/facts.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { notice } from '../../../shared/html/messages.ts'
import { section } from '../../../shared/html/panels.ts'
import { href } from '../../../shared/http/contract.ts'
import { formatInstant } from '../../../shared/time/format.ts'
import { hrefTo, managePage, manageTrail } from '../../houses/views/manage-frame.ts'
import { closurePages } from '../contract/closures.ts'
import { dateAndTimeOf } from '../../blocks/rules/block.ts'
import { mayUndo } from '../../blocks/rules/closure.ts'
import type { Booking } from '../../bookings/schema.ts'
import type { AffectedDate, Closure } from '../../blocks/schema/closure.ts'
import { affectedTable, countOf } from './affected.ts'
import { slotWords, texts } from '../../blocks/views/closure-words.ts'
import { blockedWhen } from './blocked.ts'
import { toldPart } from '../../bookings/views/told.ts'
import type { Told } from '../../bookings/rules/told.ts'
import { roomsOf, texts as manage } from '../../bookings/views/managed.ts'
import type { ManagerPage } from '../../bookings/views/managed.ts'

export interface ClosedModel extends ManagerPage {
  closure: Closure
  bookings: readonly Booking[]
  /** Who hears of it, and whom somebody has to call. */
  told: Told
  /** Its time can be booked again, though nobody got back what was cancelled. */
  isOpenAgain: boolean
  /** What has just been done, or why it could not be done any more. */
  done?: string | undefined
}

/** A closure: what became of whom, and for an hour the button that takes it back. */
export function closedView(model: ClosedModel): string {
  const { language, house, rooms, closure } = model
  const say = texts(language)
  const { date } = dateAndTimeOf(closure.from)
  const calendar = linkButton({
    href: hrefTo('calendar', house.id, { date, view: 'day' }),
    label: say('closed.calendar'),
  })
  const places = [{ label: say('close.title'), href: hrefTo('close', house.id) }, { label: closure.words }]
  return managePage({
    language,
    house,
    current: 'block',
    title: closure.words,
    path: closedHref(closure),
    notice: doneNotice(model),
    main: html`${pageHeading(closure.words, {
      lead: blockedWhen(closure, language),
      above: manageTrail(language, ...places),
    })}
    ${standing(model)}
    ${definitionList([
      { name: say('column.rooms'), value: roomsOf(closure.rooms, rooms, language) },
      {
        name: say('closed.by'),
        value: inARow(
          [closure.by.name ?? '', formatInstant(closure.createdAt, house.timeZone, language)],
          language,
        ),
      },
    ])}
    ${actions(way(model), calendar)} ${affectedPart(model)}`,
  })
}

export function closedHref({ house, id }: Pick<Closure, 'house' | 'id'>, done?: string): string {
  return href(closurePages.closedPage, { house, id }, { done })
}

function doneNotice(model: ClosedModel): Content {
  const { language, told, done = '' } = model
  const key = doneKey(model)
  if (key === undefined) return false
  const kind = ['closed', 'undone', 'reopened'].includes(done) ? 'success' : 'warning'
  const content = tellsAll(done) ? { content: toldPart(told, language) } : {}
  return notice({ kind, title: texts(language)(key), ...content })
}

const tellsAll = (done: string | undefined) => done === 'closed' || done === 'undone'

function doneKey({ closure, done = '' }: ClosedModel): 'done.closed' | undefined {
  // A large one goes on: that stands on the page anyway.
  if (done === 'undone' && closure.state !== 'undone') return undefined
  const key = `done.${done}`
  return texts.has(key) ? (key as 'done.closed') : undefined
}

function standing({ language, house, closure, isOpenAgain, now }: ClosedModel): Content {
  const say = texts(language)
  if (closure.state === 'undone') return notice({ kind: 'info', title: say('closed.undone') })
  if (closure.state !== 'laid') return notice({ kind: 'info', title: say('closed.working') })
  if (isOpenAgain) return notice({ kind: 'info', title: say('closed.reopened') })
  if (!mayUndo(closure, now)) return false
  const until = formatInstant(closure.undoUntil, house.timeZone, language, now)
  return notice({ kind: 'info', title: say('closed.undoUntil', { until }), content: say('closed.undoMore') })
}

/** For an hour back to how it was; afterwards only open again. */
function way({ language, house, closure, isOpenAgain, now }: ClosedModel): Content {
  const say = texts(language)
  const params = { house: house.id, id: closure.id }
  const { state } = closure
  if (state !== 'undone' && !isOpenAgain && mayUndo(closure, now)) {
    return buttonForm({
      action: href(closurePages.sendUndoClosure, params),
      label: say('closed.undo'),
      kind: 'primary',
    })
  }
  if (state !== 'laid' || isOpenAgain) return false
  return buttonForm({
    action: href(closurePages.sendReopen, params),
    label: say('closed.reopen'),
    kind: 'danger',
  })
}

function affectedPart(model: ClosedModel): Content {
  const { language, rooms, closure, bookings } = model
  const say = texts(language)
  const { affected } = closure
  const counts = countOf(affected)
  const title = say('closed.affected', counts)
  if (counts.dates === 0) return html`<p>${title}</p>`
  const fateOf = (booking: Booking, date: AffectedDate) => fateNow(model, booking, date)
  const table = affectedTable({ language, rooms, affected, bookings, caption: title, fateOf })
  // Just done, it stands above already.
  const isSaid = tellsAll(model.done) && doneKey(model) !== undefined
  const told = isSaid ? false : section(manage(language)('told.title'), toldPart(model.told, language))
  return html`${section(title, table)} ${told}`
}

/** How it stands with a date by now. */
function fateNow(
  { language, rooms, closure, now }: ClosedModel,
  booking: Booking,
  date: AffectedDate,
): string {
  const say = texts(language)
  if (date.beside) return say(`fate.beside.${date.beside}`)
  const known = booking.occurrences.find(({ key }) => key === date.occurrence)
  if (known === undefined) return say('fate.cancelled')
  const when = slotWords(booking, known.offered ?? known, { rooms, language })
  const { slot } = date
  const isBack = known.date === slot.date && known.from === slot.from && known.to === slot.to
  if (known.state !== 'cancelled') return isBack ? say('fate.restored') : say('fate.taken', { when })
  const lost = closure.restored.find((other) => other.booking === booking.id)?.lost ?? []
  if (lost.includes(date.occurrence)) return say('fate.lost')
  if (known.offered !== undefined && known.offered.until > now) return say('fate.offered', { when })
  return say(date.offered === undefined ? 'fate.cancelled' : 'fate.offerOver')
}
