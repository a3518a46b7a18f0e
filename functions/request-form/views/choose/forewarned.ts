import { phoneLink } from '../../../../shared/html/reach-links.ts'
import { html } from '../../../../shared/html/markup.ts'
import type { Content, Html } from '../../../../shared/html/markup.ts'
import { emptyState, notice } from '../../../../shared/html/messages.ts'
import { formatList } from '../../../../shared/time/format.ts'
import { minutesOfTime } from '../../../../shared/time/civil.ts'
import { isFreeThen } from '../../../rooms/rules/free-time.ts'
import type { FreeTime } from '../../../rooms/rules/free-time.ts'
import type { Span } from '../../../rooms/schema.ts'
import { headsRefusal } from '../../../rooms/rules/wanted.ts'
import { bookHref } from '../../../rooms/views/frame.ts'
import { peopleWords, upToWords } from '../../../rooms/views/people.ts'
import { lacks, roomsFor } from '../../rules/wish.ts'
import { blockWords, needWords, stepHref, texts } from './model.ts'
import type { ChooseModel } from './model.ts'

type Chosen = Pick<ChooseModel, 'language' | 'house' | 'rooms' | 'wish'>

/** A room was chosen that is given by telephone alone: said before anything else is asked, with the number. */
export function phoneOnlyNotice({ language, house, rooms, wish }: Chosen): Html | undefined {
  const say = texts(language)
  const asked = rooms.filter(({ id, approval }) => wish.rooms.includes(id) && approval === 'phone-only')
  if (asked.length === 0) return undefined
  const names = formatList(
    asked.map(({ name }) => name),
    language,
  )
  const phone = house.phone !== undefined && html` ${phoneLink(house.phone)}`
  const others = html`<a href="${bookHref(house.id)}">${say('phoneOnly.others')}</a>`
  const content = html`<p>${say('phoneOnly.more')}${phone}</p>
    <p>${others}</p>`
  return notice({ kind: 'warning', title: say('phoneOnly.title', { rooms: names }), content })
}

/** More people than the rooms hold that were chosen: known before the form is sent, so it is said before. */
export function tooManyNotice(model: Chosen): Html | undefined {
  const { language, rooms, wish } = model
  const say = texts(language)
  const chosen = rooms.filter(({ id }) => wish.rooms.includes(id))
  const { people } = wish
  if (people === undefined || chosen.length === 0 || !headsRefusal(people, chosen)) return undefined
  const each = chosen.map(({ name, capacity }) => `${name} (${upToWords(capacity, language)})`)
  const other = html`<a href="${stepHref(model, {}, { rooms: [] })}">${say('tooMany.others')}</a>`
  return notice({
    kind: 'warning',
    title: say('tooMany.title', { people: peopleWords(people, language) }),
    content: html`<p>${formatList(each, language)}. ${other}</p>`,
  })
}

/** The time that a link brought along is somebody else's by now: where the other times of its day stand. */
export function takenNotice(model: Chosen & { free: FreeTime | undefined }, slot: Span): Html | undefined {
  const { language, free, wish } = model
  if (free === undefined || isFreeThen(free, slot)) return undefined
  const say = texts(language)
  const minutes = minutesOfTime(slot.to) - minutesOfTime(slot.from)
  const day = stepHref(model, { date: free.date }, { minutes, rooms: wish.rooms })
  const other = html`<a href="${day}">${say('taken.day')}</a>`
  if (free.block === undefined)
    return notice({ kind: 'warning', title: say('taken.title'), content: html`<p>${other}</p>` })
  const days = html`<a href="${stepHref(model, { month: free.date.slice(0, 7) })}">${say('none.other')}</a>`
  return notice({ kind: 'warning', title: blockWords(free.block, language), content: html`<p>${days}</p>` })
}

/** The chosen rooms do not do: they hold too few, or have not what is needed. */
export function unfitNotice(model: Chosen): Content {
  return [tooManyNotice(model), lackingNotice(model)]
}

function lackingNotice(model: Chosen): Html | undefined {
  const { language, rooms, wish } = model
  const say = texts(language)
  const missing = lacks(
    rooms.filter(({ id }) => wish.rooms.includes(id)),
    wish.needs,
  )
  if (wish.rooms.length === 0 || missing.length === 0) return undefined
  const other = html`<a href="${stepHref(model, {}, { rooms: [] })}">${say('lacking.others')}</a>`
  const title = say('lacking.title', { needs: needWords(model, missing) })
  return notice({ kind: 'warning', title, content: html`<p>${other}</p>` })
}

/** No room of the house is for so many, or none has all that is needed. */
export function nothingFits({ language, rooms, wish, fitting }: ChooseModel): Html | undefined {
  if (fitting.length > 0) return undefined
  const say = texts(language)
  const why = roomsFor({ ...wish, needs: [] }, rooms).length === 0 ? 'fits' : 'has'
  return emptyState({ title: say(`nothing.${why}`), content: say(`nothing.${why}More`) })
}
