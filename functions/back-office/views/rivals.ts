import { comma } from '../../../shared/in-a-row.ts'
import { isSameContact } from '../../contacts/rules/same-contact.ts'
import type { Booking } from '../../bookings/schema.ts'
import { titleOf, whenOf } from '../../bookings/views/managed.ts'
import type { ManagerPage } from '../../bookings/views/managed.ts'
import type { InboxEntry } from '../actions/read-inbox.ts'
import { bookingHref } from './links.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { notice } from '../../../shared/html/messages.ts'
import type { Language } from '../../../shared/language.ts'
import { formatList } from '../../../shared/time/format.ts'
import { texts } from '../../bookings/views/managed.ts'

/** Who loses when a booking is approved, by its id (`rules/rivals.ts`). */
export type Losers = ReadonlyMap<string, ReadonlySet<string>>

/** Open requests of an inbox as they stand there: alone, or with those of which one's approval takes something from another. */
export function besideEachOther(entries: readonly InboxEntry[], losers: Losers): InboxEntry[][] {
  const takes = (one: string, other: string) => losers.get(one)?.has(other) === true
  const groups: InboxEntry[][] = []
  for (const entry of entries) {
    const { id } = entry.booking
    const isMet = (group: InboxEntry[]) =>
      group.some(({ booking: other }) => takes(id, other.id) || takes(other.id, id))
    const [first, ...rest] = groups.filter(isMet)
    if (first === undefined) groups.push([entry])
    else {
      first.push(...rest.flat(), entry)
      for (const merged of rest) groups.splice(groups.indexOf(merged), 1)
    }
  }
  const place = new Map(entries.map((entry, at) => [entry, at]))
  return groups.map((group) => group.sort((a, b) => place.get(a)! - place.get(b)!))
}

/** So many are named; the others are counted. */
const mostNamed = 5

/** What an approval takes from others, by name, as a sentence. */
export function losersQuestion(
  winner: Booking,
  losing: readonly Booking[],
  language: Language,
): string | false {
  if (losing.length === 0) return false
  const say = texts(language)
  const others = losing.length - mostNamed
  const names = losing.slice(0, mostNamed).map((each) => rivalName(winner, each, language))
  const all = others > 0 ? [...names, say('rivals.more', { count: others })] : names
  return say('rivals.question', { count: losing.length, names: formatList(all, language) })
}

/** What the button says that approves: also who loses by it. */
export function approveLabel(winner: Booking, losing: readonly Booking[], language: Language): string {
  const say = texts(language)
  const [first] = losing
  if (first === undefined) return say('approve.send')
  if (losing.length === 1 && isSameContact(winner, first)) return say('rivals.sendOwn')
  return say('rivals.send', { count: losing.length, name: titleOf(first) })
}

/** Whoever asks twice for one time is no rival of their own: that has to be seen before one of the two is declined. */
function rivalName(winner: Booking, loser: Booking, language: Language): string {
  const name = titleOf(loser)
  return isSameContact(winner, loser) ? texts(language)('rivals.own', { name }) : name
}

/** Among requests for the same time: that some of them are one person's. */
export function sameContactWords(bookings: readonly Booking[], language: Language): string | false {
  const isTwice = bookings.some((one, at) =>
    bookings.slice(at + 1).some((other) => isSameContact(one, other)),
  )
  return isTwice && texts(language)('rivals.twice')
}

/** Before an approval: who loses by it, each with a link. */
export function losersNotice(
  model: ManagerPage & { booking: Booking },
  losing: readonly Booking[] = [],
): Content {
  const { language, booking: winner } = model
  if (losing.length === 0) return false
  const lines = losing.map(
    (booking) =>
      html`<li>
        <a href="${bookingHref(booking)}">${rivalName(winner, booking, language)}</a>${comma(language)}${whenOf(booking, model)}
      </li>`,
  )
  return notice({
    kind: 'warning',
    level: 2,
    title: texts(language)('rivals.loses', { count: losing.length }),
    content: html`<ul>
      ${lines}
    </ul>`,
  })
}
