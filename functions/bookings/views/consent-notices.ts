import { roomsInUse } from '../../rooms/rules/hours.ts'
import type { Html } from '../../../shared/html/markup.ts'
import { notice } from '../../../shared/html/messages.ts'
import type { Entered } from '../../../shared/http/form.ts'
import type { Language } from '../../../shared/language.ts'
import { formatDate, formatList } from '../../../shared/time/format.ts'
import type { Room } from '../../rooms/schema.ts'
import { datesThatAsk, isContested, needsDecision } from '../rules/consent.ts'
import type { ConsentTerms } from '../rules/consent.ts'
import type { Booking, Occurrence } from '../schema.ts'
import { texts as seriesTexts } from './series-texts.ts'
import { texts } from './texts.ts'

interface Consenting {
  language: Language
  booking: Booking
  approved: readonly Occurrence[]
  terms: ConsentTerms | undefined
}

/** That another time in the rooms that are chosen is looked at first, or that it would be in others. */
export function moveConsent(
  model: Consenting & { rooms: readonly Room[]; entered: Entered },
): Html | false | undefined {
  const { language, booking, rooms, entered, terms } = model
  const say = texts(language)
  const chosen = entered.all('rooms')
  if (terms === undefined) return false
  if (needsDecision(booking, { rooms: chosen }, terms)) {
    const isKept = !isContested(booking, [{ rooms: chosen }], rooms)
    const content = say(isKept ? 'move.asksAgainMore' : 'move.asksAgainRivals')
    return notice({ kind: 'info', title: say('move.asksAgain'), content })
  }
  const others = roomsInUse(rooms).filter(
    ({ id, approval }) => !chosen.includes(id) && approval !== 'phone-only',
  )
  const asking = others.filter(({ id }) => needsDecision(booking, { rooms: [id] }, terms))
  if (asking.length === 0) return false
  const names = asking.map(({ name }) => name)
  const content = say('move.asksElsewhereMore', { rooms: formatList(names, language) })
  return notice({ kind: 'info', title: say('move.asksElsewhere'), content })
}

/** That more people are looked at first, at all dates or at some. */
export function changeConsent({ language, booking, approved, terms }: Consenting): Html | false {
  const asking = terms === undefined ? [] : datesThatAsk(booking, approved, terms)
  if (asking.length === 0) return false
  const say = texts(language)
  const words = say('change.asksAgainMore')
  const content = asking.length === approved.length ? words : `${someDates(asking, language)} ${words}`
  return notice({ kind: 'info', title: say('change.asksAgain'), content })
}

/** So many are named one by one. */
const mostDates = 4

function someDates(dates: readonly Occurrence[], language: Language): string {
  const days = dates.map(({ date }) => formatDate(date, language, 'compact'))
  const shown = days.length > mostDates ? [`${days[0]} – ${days.at(-1)}`] : days
  return seriesTexts(language)('dates.asksSome', { dates: formatList(shown, language) })
}
