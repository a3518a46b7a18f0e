import { form, linkButton } from '../../../shared/html/buttons.ts'
import { textArea } from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import { attributesOf } from '../../../shared/http/attributes.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import { formatDate } from '../../../shared/time/format.ts'
import type { Room } from '../../rooms/schema.ts'
import { housePage } from '../../rooms/views/frame.ts'
import type { ShownHouse } from '../../rooms/views/frame.ts'
import type { Moment } from '../../bookings/rules/scope.ts'
import type { Booking, Occurrence } from '../../bookings/schema.ts'
import { errorFor, errorsAbove } from '../../bookings/views/errors.ts'
import { bookingFacts } from '../../bookings/views/facts.ts'
import { bookingRoutes } from '../contract/booking.ts'
import { linkTo } from './links.ts'
import type { LinkedBooking } from './links.ts'
import { scopeButtons } from '../../bookings/views/scope-buttons.ts'
import { datePager } from './booking-steps.ts'
import { texts as seriesTexts } from '../../bookings/views/series-texts.ts'
import { texts } from '../../bookings/views/texts.ts'

export interface CancelModel extends LinkedBooking {
  house: ShownHouse
  rooms: readonly Room[]
  booking: Booking
  moment: Moment
  /** Of a series the date that is looked at. */
  occurrence?: Occurrence | undefined
  failure?: Failure
}

/** Asks once more; the buttons name the dates that go. */
export function cancelView(model: CancelModel): string {
  const { language, house, rooms, booking, occurrence, failure } = model
  const say = texts(language)
  const [only] = booking.occurrences
  const date = only === undefined ? '' : formatDate(only.date, language, 'dayMonth')
  const reason = textArea({
    name: 'reason',
    label: say('cancel.reason'),
    mark: say('optional'),
    hint: say('cancel.reasonHint'),
    value: failure?.entered.get('reason') ?? '',
    ...errorFor({ language, rooms, failure }, 'reason'),
    attributes: { ...attributesOf(bookingRoutes.sendCancel.body, 'reason'), rows: 2 },
  })
  const buttons = scopeButtons({
    ...model,
    step: 'cancel',
    occurrence: occurrence?.key,
    label: say('cancel.send', { date }),
    kind: 'danger',
    more: linkButton({ href: linkTo(model), label: say('cancel.keep'), kind: 'plain' }),
  })
  const [title, lead] =
    occurrence === undefined
      ? [say('cancel.title'), say('cancel.lead')]
      : [seriesTexts(language)('dates.cancelTitle'), seriesTexts(language)('dates.cancelLead')]
  return housePage({
    language,
    house,
    title,
    robots: 'noindex',
    here: linkTo(model, 'cancel', { occurrence: occurrence?.key }),
    main: html`${pageHeading(title, { lead })} ${errorsAbove({ language, rooms, failure }, ['reason'])}
    ${occurrence && datePager(model, 'cancel', occurrence)}
    ${bookingFacts(booking, rooms, language, occurrence)}
    ${form({
      action: linkTo(model, 'cancel'),
      content: [reason, buttons],
      attributes: { 'data-once': true },
    })}`,
  })
}
