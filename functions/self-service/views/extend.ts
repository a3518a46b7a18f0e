import { actions, form, linkButton, submit } from '../../../shared/html/buttons.ts'
import { dateField } from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Html } from '../../../shared/html/markup.ts'
import { notice } from '../../../shared/html/messages.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import type { Room } from '../../rooms/schema.ts'
import { housePage } from '../../rooms/views/frame.ts'
import type { ShownHouse } from '../../rooms/views/frame.ts'
import type { Booking } from '../../bookings/schema.ts'
import { errorFor, errorsAbove } from '../../bookings/views/errors.ts'
import type { FormErrors } from '../../bookings/views/errors.ts'
import { spanWords } from '../../bookings/views/facts.ts'
import { linkTo } from './links.ts'
import type { LinkedBooking } from './links.ts'
import { metLines } from '../../bookings/views/move-notices.ts'
import { texts as seriesTexts } from '../../bookings/views/series-texts.ts'
import { texts } from '../../bookings/views/texts.ts'

export interface ExtendModel extends LinkedBooking {
  house: ShownHouse
  rooms: readonly Room[]
  booking: Booking
  /** What is proposed. */
  until: LocalDate
  failure?: Failure | undefined
}

/** Until when a series shall go on: a request of its own, for the new dates alone. */
export function extendView(model: ExtendModel): string {
  const { language, house, rooms, booking, until, failure } = model
  const say = seriesTexts(language)
  const told = { language, rooms, failure }
  const field = dateField({
    name: 'until',
    label: say('dates.extendUntil'),
    value: failure?.entered.get('until') ?? until,
    ...errorFor(told, 'until'),
    attributes: { required: true },
  })
  const buttons = actions(
    submit({ label: say('dates.extendSend') }),
    linkButton({ href: linkTo(model), label: texts(language)('back'), kind: 'plain' }),
  )
  const title = say('dates.extendTitle')
  return housePage({
    language,
    house,
    title,
    robots: 'noindex',
    here: linkTo(model, 'extend'),
    main: html`${pageHeading(title, { lead: say('dates.extendLead') })} ${wrong(told)}
    <p>${say('dates.extendNow', { span: spanWords(booking, language) })} ${say('dates.extendHint')}</p>
    ${form({ action: linkTo(model, 'extend'), content: [field, buttons], attributes: { 'data-once': true } })}`,
  })
}

/** Everything that could be had would have been asked for: what comes back is that nothing can. */
function wrong(told: FormErrors): Html | false {
  const { language, failure } = told
  if (failure?.code !== 'room-taken' && failure?.code !== 'dates-not-possible')
    return errorsAbove(told, ['until'])
  const title = seriesTexts(language)('dates.extendNone')
  return html`<div tabindex="-1" data-focus>
    ${notice({ kind: 'warning', level: 2, title, content: metLines(told) })}
  </div>`
}
