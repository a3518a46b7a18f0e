import { actions, form, linkButton, submit } from '../../../shared/html/buttons.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import { section } from '../../../shared/html/panels.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import { enteredOf } from '../../../shared/http/form.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { managePage } from '../../houses/views/manage-frame.ts'
import type { Room } from '../../rooms/schema.ts'
import type { Booking } from '../schema.ts'
import { conflictNotice } from './conflict.ts'
import { contactFieldset, detailFields, purposeFieldset } from './detail-fields.ts'
import { errorsAbove } from './errors.ts'
import { bookingFacts, trail } from './manage-booking.ts'
import { bookingHref, texts, titleOf, whenOf } from './manage-words.ts'
import type { Managed } from './manage-words.ts'
import { aroundFields, whenFieldset, whenFields } from './when-fields.ts'

export interface FormModel extends Managed {
  booking: Booking
  today: LocalDate
  failure?: Failure
}

/** Another time, other rooms; what stands in the way is named with free times near it. */
export function moveView(model: FormModel): string {
  const { language, booking, failure, today } = model
  const say = texts(language)
  const [first] = booking.occurrences
  const { rooms, setUpMinutes, tidyUpMinutes } = booking
  const before = { rooms, date: first?.date, from: first?.from, to: first?.to, setUpMinutes, tidyUpMinutes }
  const entered = failure?.entered ?? enteredOf(before)
  const when = { language, rooms: bookable(model.rooms), entered, today, failure }
  return formPage(model, {
    title: say('move.title'),
    lead: say('move.lead', { title: titleOf(booking), when: whenOf(booking, language) }),
    errors: failure?.code === 'room-taken' ? false : errorsAbove(when, whenFields),
    action: bookingHref(booking, 'sendManagedMove'),
    content: [conflictNotice(when), whenFieldset(when), aroundFields(when)],
    send: say('move.send'),
  })
}

/** Other words, other heads; time and rooms stay. */
export function changeView(model: FormModel): string {
  const { language, rooms, booking, failure } = model
  const say = texts(language)
  const entered = failure?.entered ?? enteredOf(booking)
  const details = { language, rooms, entered, failure }
  return formPage(model, {
    title: say('change.title'),
    lead: say('change.lead', { title: titleOf(booking), when: whenOf(booking, language) }),
    errors: errorsAbove(details, detailFields),
    action: bookingHref(booking, 'sendManagedChange'),
    content: [purposeFieldset(details), contactFieldset(details, { email: false })],
    send: say('change.send'),
  })
}

/** For managers every room can be had, also those that neighbours ask for by telephone. */
export function bookable(rooms: readonly Room[]): Room[] {
  return rooms.map((room) => (room.approval === 'phone-only' ? { ...room, approval: 'request' } : room))
}

interface FormPage {
  title: string
  lead: string
  errors: ReturnType<typeof errorsAbove>
  action: string
  content: Parameters<typeof form>[0]['content']
  send: string
}

function formPage(model: FormModel, { title, lead, errors, action, content, send }: FormPage): string {
  const { language, here: path, house, booking } = model
  const say = texts(language)
  return managePage({
    language,
    path,
    house,
    title: `${title}: ${titleOf(booking)}`,
    main: html`${errors} ${pageHeading(title, { lead, above: trail(model, title) })}
    ${form({
      action,
      content: [
        content,
        actions(
          submit({ label: send }),
          linkButton({ href: bookingHref(booking), label: say('back'), kind: 'plain' }),
        ),
      ],
    })}
    ${section(say('booking.facts'), bookingFacts(model, booking))}`,
  })
}
