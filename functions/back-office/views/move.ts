import { form, linkButton } from '../../../shared/html/buttons.ts'
import { checkbox } from '../../../shared/html/choices.ts'
import { hiddenField } from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { notice } from '../../../shared/html/messages.ts'
import { section } from '../../../shared/html/panels.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import { enteredOf } from '../../../shared/http/form.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { formatMoment } from '../../../shared/time/format.ts'
import { managePage } from '../../houses/views/manage-frame.ts'
import { shownOn } from '../../bookings/rules/details.ts'
import { slotOf } from '../../bookings/rules/move.ts'
import type { Booking, Occurrence } from '../../bookings/schema.ts'
import { conflictNotice } from '../../bookings/views/conflict.ts'
import { metNotice } from '../../bookings/views/move-notices.ts'
import { contactFieldset, detailFields, purposeFieldset } from '../../bookings/views/detail-fields.ts'
import { errorsAbove } from '../../bookings/views/errors.ts'
import { ableTogether } from '../../bookings/rules/able.ts'
import { texts as series } from '../../bookings/views/series-texts.ts'
import { texts, titleOf, whenOf } from '../../bookings/views/managed.ts'
import type { ManagerPage } from '../../bookings/views/managed.ts'
import { aroundFields, bookable, whenFields, whenFieldset } from '../../bookings/views/when-fields.ts'
import { bookingHref } from './links.ts'
import { bookingFacts, trail } from './booking.ts'
import { chosenDate, dateChooser, scopePart } from './scope.ts'
import { dataNote } from '../../houses/views/data-note.ts'

export interface FormModel extends ManagerPage {
  booking: Booking
  /** The date of a series that the change begins with; without it the change is for all to come. */
  occurrence?: string | undefined
  today: LocalDate
  failure?: Failure | undefined
}

/** Another time, other rooms; what stands in the way is named with free times near it. */
export function moveView(model: FormModel): string {
  const { language, booking, failure, today } = model
  const say = texts(language)
  const first = firstDate(model, 'move')
  const slot = first && slotOf(booking, first)
  const before = { ...slot, rooms: slot?.rooms ?? booking.rooms }
  const entered = failure?.entered ?? enteredOf(before)
  const when = { language, forThem: true, rooms: bookable(model.rooms), entered, today, failure }
  const isSeries = booking.repeat !== undefined
  const told = failure?.code === 'room-taken' || failure?.code === 'exceptions-lost'
  return formPage(model, {
    step: 'move',
    title: say('move.title'),
    lead: say('move.lead', { title: titleOf(booking), when: whenOfStep(model) }),
    errors: told ? false : errorsAbove(when, whenFields),
    action: bookingHref(booking, 'sendManagedMove'),
    content: [
      isSeries && failure?.entered.get('scope') !== 'this' ? metNotice(when) : conflictNotice(when),
      lostNotice(model),
      isSeries && html`<p>${series(language)('decide.moveHint')}</p>`,
      whenFieldset(when),
      aroundFields(when),
    ],
    send: say('move.send'),
  })
}

/** Dates with times of their own that the move would take away: they are named first, and a tick lets them go. */
function lostNotice({ language, failure }: FormModel): Content {
  if (failure?.code !== 'exceptions-lost') return false
  const say = series(language)
  const lost = (failure.facts['lost'] ?? []) as Pick<Occurrence, 'date' | 'from' | 'to'>[]
  const lines = lost.map(
    ({ date, from, to }) => html`<li>${formatMoment({ date, from, to }, language, 'compact')}</li>`,
  )
  return notice({
    kind: 'warning',
    level: 2,
    title: say('decide.lost', { count: lost.length }),
    content: html`<p>${say('decide.lostMore')}</p>
      <ul>
        ${lines}
      </ul>
      ${checkbox({ name: 'loseExceptions', label: say('decide.lose', { count: lost.length }) })}`,
  })
}

/** Other words, other heads; time and rooms stay. */
export function changeView(model: FormModel): string {
  const { language, rooms, booking, failure } = model
  const say = texts(language)
  const first = firstDate(model, 'change')
  const words = first === undefined ? booking : shownOn(booking, first)
  const { contact, groupName } = booking
  const entered = failure?.entered ?? enteredOf({ contact, groupName, ...words })
  const details = { language, forThem: true, rooms, entered, failure }
  return formPage(model, {
    step: 'change',
    title: say('change.title'),
    lead: say('change.lead', { title: titleOf(booking), when: whenOfStep(model) }),
    errors: errorsAbove(details, detailFields),
    action: bookingHref(booking, 'sendManagedChange'),
    content: [
      purposeFieldset(details),
      contactFieldset(details, { email: false }),
      dataNote(model.house.id, language),
    ],
    send: say('change.send'),
  })
}

/** The date whose time and words stand in the form. */
function firstDate(model: FormModel, step: 'move' | 'change'): Occurrence | undefined {
  const { booking, now, house } = model
  return (
    chosenDate(model) ??
    ableTogether(booking, step, { now, zone: house.timeZone })[0] ??
    booking.occurrences[0]
  )
}

function whenOfStep(model: FormModel): string {
  const date = chosenDate(model)
  return whenOf(date === undefined ? model.booking : { occurrences: [date] }, model)
}

interface FormPage {
  step: 'move' | 'change'
  title: string
  lead: string
  errors: ReturnType<typeof errorsAbove>
  action: string
  content: Parameters<typeof form>[0]['content']
  send: string
}

function formPage(model: FormModel, { step, title, lead, errors, action, content, send }: FormPage): string {
  const { language, here: path, house, booking, occurrence, failure } = model
  const say = texts(language)
  const back = bookingHref(booking, 'managedBookingPage', { occurrence })
  // Behind the buttons: whoever takes a time out of the notice means the dates that were meant before.
  const scope = failure?.entered.get('scope') ?? ''
  const whole = booking.repeat !== undefined && chosenDate(model) === undefined && firstDate(model, step)
  return managePage({
    language,
    path,
    house,
    title: `${title}: ${titleOf(booking)}`,
    main: html`${errors} ${pageHeading(title, { lead, above: trail(model, title) })}
    ${dateChooser(model, step, step === 'move' ? 'managedMovePage' : 'managedChangePage')}
    ${form({
      action,
      content: [
        content,
        scopePart(model, {
          step,
          label: send,
          kind: 'primary',
          more: linkButton({ href: back, label: say('back'), kind: 'plain' }),
        }),
        scope !== '' && hiddenField('scope', scope),
        whole && hiddenField('shown', whole.key),
      ],
    })}
    ${section(say('booking.facts'), bookingFacts(model, booking))}`,
  })
}
