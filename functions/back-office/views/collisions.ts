import { comma, inARow } from '../../../shared/in-a-row.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { notice } from '../../../shared/html/messages.ts'
import { formatDate, formatMoment } from '../../../shared/time/format.ts'
import { slotInQuestion } from '../../bookings/rules/move.ts'
import type { Booking } from '../../bookings/schema.ts'
import { metWords } from './dates.ts'
import type { CollisionsByKey } from './met.ts'
import { roomsOf, texts } from '../../bookings/views/managed.ts'
import type { ManagerPage } from '../../bookings/views/managed.ts'
import { texts as series } from '../../bookings/views/series-texts.ts'

/** Of a series so many dates are told, and one that alone would be left out; the list of its dates has them all. */
const mostDates = 4

/** What an approval would meet by now; nothing if nothing stands in the way. */
export function collisionNotice(model: ManagerPage, booking: Booking, met: CollisionsByKey): Content {
  if (met.size === 0) return false
  return booking.repeat === undefined ? ofOneDate(model, met) : ofSeries(model, booking, met)
}

function ofOneDate({ language, rooms }: ManagerPage, met: CollisionsByKey): Content {
  const say = texts(language)
  const all = [...met.values()]
  const lines = all.flatMap(({ collisions }) =>
    collisions.map(
      ({ room, date, from, to, kind }) =>
        html`<li>
          ${say(`collision.${kind}`)}: ${roomsOf([room], rooms, language)}${comma(language)}${formatMoment({ date, from, to }, language, 'compact')}
        </li>`,
    ),
  )
  const isClosed = all.some(({ closed }) => closed)
  return notice({
    kind: 'warning',
    title: say('collision.title'),
    content: html`<ul>
      ${lines}${isClosed && html`<li>${say('collision.closed')}</li>`}
    </ul>`,
  })
}

function ofSeries(model: ManagerPage, booking: Booking, met: CollisionsByKey): Content {
  const { language } = model
  const say = series(language)
  const dates = booking.occurrences.filter(({ key }) => met.has(key))
  const told = dates.length === mostDates + 1 ? dates : dates.slice(0, mostDates)
  const lines = told.map((each) => {
    const { date } = slotInQuestion(booking, each)
    const what = inARow(metWords(model, met.get(each.key)), language, ';')
    return html`<li>${formatDate(date, language, 'compact')}: ${what}</li>`
  })
  const more = dates.length - lines.length
  return notice({
    kind: 'warning',
    title: say('decide.meeting', { count: dates.length }),
    content: html`<ul>
      ${lines}${more > 0 && html`<li>${say('decide.more', { count: more })}</li>`}
    </ul>`,
  })
}
