import { actions, form, linkButton, submit } from '../../../shared/html/buttons.ts'
import { textArea } from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import { attributesOf } from '../../../shared/http/attributes.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import { formatDate } from '../../../shared/time/format.ts'
import type { Room } from '../../rooms/schema.ts'
import { housePage } from '../../rooms/views/frame.ts'
import type { ShownHouse } from '../../rooms/views/frame.ts'
import { publicPages } from '../contract/public-pages.ts'
import type { Booking } from '../schema.ts'
import { errorFor, errorsAbove } from './errors.ts'
import { bookingFacts } from './facts.ts'
import { linkTo } from './links.ts'
import type { Opened } from './links.ts'
import { texts } from './texts.ts'

export interface CancelModel extends Opened {
  house: ShownHouse
  rooms: readonly Room[]
  booking: Booking
  failure?: Failure
}

/** Asks once more; the button names the date that goes. */
export function cancelView(model: CancelModel): string {
  const { language, house, rooms, booking, failure } = model
  const say = texts(language)
  const [first] = booking.occurrences
  const date = first === undefined ? '' : formatDate(first.date, language, 'dayMonth')
  const reason = textArea({
    name: 'reason',
    label: say('cancel.reason'),
    mark: say('optional'),
    hint: say('cancel.reasonHint'),
    value: failure?.entered.get('reason') ?? '',
    ...errorFor({ language, rooms, failure }, 'reason'),
    attributes: { ...attributesOf(publicPages.sendCancel.body, 'reason'), rows: 2 },
  })
  const buttons = actions(
    submit({ label: say('cancel.send', { date }), kind: 'danger' }),
    linkButton({ href: linkTo(model), label: say('cancel.keep'), kind: 'plain' }),
  )
  return housePage({
    language,
    house,
    title: say('cancel.title'),
    robots: 'noindex',
    here: linkTo(model, 'cancel'),
    main: html`${pageHeading(say('cancel.title'), { lead: say('cancel.lead') })}
    ${errorsAbove({ language, rooms, failure }, ['reason'])} ${bookingFacts(booking, rooms, language)}
    ${form({
      action: linkTo(model, 'cancel'),
      content: [reason, buttons],
      attributes: { 'data-once': true },
    })}`,
  })
}
