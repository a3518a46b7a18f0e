import { actions, form, linkButton, submit } from '../../../shared/html/buttons.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { notice } from '../../../shared/html/messages.ts'
import { housePage } from '../../rooms/views/frame.ts'
import type { ShownHouse } from '../../rooms/views/frame.ts'
import type { Booking } from '../schema.ts'
import { conflictNotice } from './conflict.ts'
import { contactFieldset, detailFields, purposeFieldset } from './detail-fields.ts'
import type { DetailForm } from './detail-fields.ts'
import { errorsAbove } from './errors.ts'
import { whenWords } from './facts.ts'
import { freeTimePanel } from './free-time.ts'
import type { FreeTime } from './free-time.ts'
import { linkTo } from './links.ts'
import type { Opened } from './links.ts'
import { texts } from './texts.ts'
import { aroundFields, whenFields, whenFieldset } from './when-fields.ts'
import type { WhenForm } from './when-fields.ts'

interface OfBooking extends Opened {
  house: ShownHouse
  booking: Booking
}

/** Another time, other rooms. */
export function moveView(model: WhenForm & OfBooking & { free?: FreeTime | undefined }): string {
  const { language, house, booking, failure } = model
  const say = texts(language)
  const asksAgain = booking.state === 'approved'
  const content = [
    conflictNotice(model),
    whenFieldset(model),
    freeTimePanel({ language, house: house.id, rooms: model.rooms, free: model.free, own: heldBy(booking) }),
    aroundFields(model),
    buttons(model, say('move.send')),
  ]
  return frame(model, 'move', [
    pageHeading(say('move.title'), { lead: say('move.now', { when: whenWords(booking, language) }) }),
    failure?.code !== 'room-taken' && errorsAbove(model, whenFields),
    asksAgain && notice({ kind: 'info', title: say('move.asksAgain'), content: say('move.asksAgainMore') }),
    form({ action: linkTo(model, 'move'), content, attributes: { 'data-once': true } }),
  ])
}

/** Other words, other heads. */
export function changeView(model: DetailForm & OfBooking): string {
  const say = texts(model.language)
  const content = [
    purposeFieldset(model),
    contactFieldset(model, { email: false }),
    buttons(model, say('change.send')),
  ]
  return frame(model, 'change', [
    pageHeading(say('change.title'), { lead: say('change.lead') }),
    errorsAbove(model, detailFields),
    form({ action: linkTo(model, 'change'), content, attributes: { 'data-once': true } }),
  ])
}

function heldBy({ rooms, occurrences: [first] }: Booking) {
  return first && { rooms, date: first.date, from: first.from, to: first.to }
}

function buttons(model: Opened, label: string): Content {
  const back = linkButton({ href: linkTo(model), label: texts(model.language)('back'), kind: 'plain' })
  return actions(submit({ label }), back)
}

function frame(model: OfBooking, step: 'move' | 'change', main: Content): string {
  const { language, house } = model
  return housePage({
    language,
    house,
    main,
    title: texts(language)(`${step}.title`),
    robots: 'noindex',
    here: linkTo(model, step),
  })
}
