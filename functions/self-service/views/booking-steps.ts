import { actions, form, linkButton, submit } from '../../../shared/html/buttons.ts'
import { select } from '../../../shared/html/fields.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Html } from '../../../shared/html/markup.ts'
import { pager } from '../../../shared/html/navigation.ts'
import { details } from '../../../shared/html/panels.ts'
import { formatDate } from '../../../shared/time/format.ts'
import { ableDates } from '../../bookings/rules/able.ts'
import { isUpcoming } from '../../bookings/rules/scope.ts'
import type { Moment } from '../../bookings/rules/scope.ts'
import { isIrregular } from '../../bookings/rules/series.ts'
import type { Booking, Occurrence } from '../../bookings/schema.ts'
import { whenWords } from '../../bookings/views/facts.ts'
import { linkTo, ownCalendarHref } from './links.ts'
import type { LinkedBooking } from './links.ts'
import { texts as seriesTexts } from '../../bookings/views/series-texts.ts'
import { texts } from '../../bookings/views/texts.ts'

export interface SeriesModel extends LinkedBooking {
  booking: Booking
  moment: Moment
}

type Step = 'move' | 'change' | 'cancel'

/** The dates to come with which a contact can do this, in order. */
export function datesFor(
  step: Step,
  { booking, moment }: Pick<SeriesModel, 'booking' | 'moment'>,
): Occurrence[] {
  return ableDates(booking, step, moment).sort((a, b) => (a.key < b.key ? -1 : 1))
}

/** What can be done with the whole series: into the calendar, longer, another time, other words, ended from a date on. */
export function seriesSteps(model: SeriesModel): Html {
  const { language, booking, moment } = model
  const say = seriesTexts(language)
  const link = (step: 'calendar' | 'extend' | Step, label: string, occurrence?: string) => {
    const kind = step === 'calendar' ? 'primary' : 'secondary'
    return linkButton({ href: linkTo(model, step, { occurrence }), label, kind })
  }
  const hasCertain = booking.occurrences.some((each) => each.state === 'approved' && isUpcoming(each, moment))
  const canExtend =
    booking.state !== 'unconfirmed' && booking.repeat !== undefined && !isIrregular(booking.repeat)
  const [movable] = datesFor('move', model)
  const [changeable] = datesFor('change', model)
  return html`${actions(
    hasCertain && link('calendar', texts(language)('booking.calendar')),
    hasCertain &&
      booking.group === undefined &&
      linkButton({ href: ownCalendarHref(model), label: texts(language)('booking.ownCalendar') }),
    canExtend && link('extend', say('dates.extend')),
    movable && link('move', say('dates.move'), movable.key),
    changeable && link('change', texts(language)('booking.change'), changeable.key),
  )}
  ${endForm(model)}`
}

/** Asks from which date on; the page that follows asks once more, with the dates and their number on its buttons. */
function endForm(model: SeriesModel): Html | false {
  const { language } = model
  const say = seriesTexts(language)
  const dates = datesFor('cancel', model)
  if (dates.length === 0) return false
  const months = Map.groupBy(dates, ({ date }) => formatDate(date, language, 'month'))
  const groups = [...months].map(([label, inMonth]) => ({
    label,
    options: inMonth.map((each) => ({
      value: each.key,
      label: formatDate(each.date, language, 'compactYear'),
    })),
  }))
  const field = select({
    name: 'occurrence',
    label: say('dates.endFrom'),
    hint: say('dates.endHint'),
    groups,
  })
  return details(
    say('dates.end'),
    form({
      action: linkTo(model, 'cancel'),
      content: [field, actions(submit({ label: say('dates.endNext'), kind: 'danger' }))],
      attributes: { method: 'get' },
    }),
  )
}

/** Which date a page is about, and the way to its neighbours and back to all. */
export function datePager(model: SeriesModel, step: Step, occurrence: Occurrence): Html {
  const { language } = model
  const say = seriesTexts(language)
  const dates = datesFor(step, model)
  const to = (each: Occurrence | undefined, label: string) =>
    each && { href: linkTo(model, step, { occurrence: each.key }), label }
  const previous = to(
    dates.findLast(({ key }) => key < occurrence.key),
    say('dates.previous'),
  )
  const next = to(
    dates.find(({ key }) => key > occurrence.key),
    say('dates.next'),
  )
  return pager({
    label: say('dates.title'),
    now: whenWords(occurrence, language),
    ...(previous ? { previous } : {}),
    ...(next ? { next } : {}),
    home: { href: `${linkTo(model)}#dates`, label: say('dates.all') },
  })
}
