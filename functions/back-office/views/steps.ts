import { actions, buttonForm, linkButton } from '../../../shared/html/buttons.ts'
import type { ButtonKind } from '../../../shared/html/buttons.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { mayTake } from '../../bookings/rules/state.ts'
import type { Step } from '../../bookings/rules/state.ts'
import type { Booking, Occurrence } from '../../bookings/schema.ts'
import { ableFor } from '../../bookings/rules/able.ts'
import { bookingHref } from './links.ts'
import { isChangeAsked } from './asked.ts'
import { texts } from '../../bookings/views/managed.ts'
import type { ManagerPage } from '../../bookings/views/managed.ts'
import { texts as series } from '../../bookings/views/series-texts.ts'
import type { BookingRoute } from './links.ts'

const buttons = [
  { step: 'approve', route: 'approvePage', kind: 'primary' },
  { step: 'decline', route: 'declinePage', kind: 'secondary' },
  { step: 'move', route: 'managedMovePage', kind: 'secondary' },
  { step: 'change', route: 'managedChangePage', kind: 'secondary' },
  { step: 'ask', route: 'askPage', kind: 'secondary' },
  { step: 'cancel', route: 'managedCancelPage', kind: 'danger' },
] as const satisfies { step: Step; route: BookingRoute; kind: ButtonKind }[]

/** What can be done with a booking, or with one date of it. All dates of a series are approved by the button itself, which names them. */
export function steps(
  { language, booking, now, house }: ManagerPage & { booking: Booking },
  occurrence?: string,
): Content {
  const say = texts(language)
  const moment = { now, zone: house.timeZone }
  const isWhole = booking.repeat !== undefined && occurrence === undefined
  const dates = (step: Step) => ableFor(booking, step, moment, occurrence)
  // A question goes by mail; without an address there is the telephone.
  const can = (step: Step) =>
    step === 'ask'
      ? occurrence === undefined && mayTake(step, booking.state) && booking.contact.email !== undefined
      : dates(step).length > 0
  const words = (step: (typeof buttons)[number]['step']) =>
    dates(step).every(({ asked }) => asked !== undefined) && (step === 'approve' || step === 'decline')
      ? say(`do.${step}Change`)
      : say(`do.${step}`)
  const button = ({ step, route, kind }: (typeof buttons)[number]) =>
    isWhole && step === 'approve'
      ? approveAll(booking, dates(step).length, language)
      : linkButton({ href: bookingHref(booking, route, { occurrence }), label: words(step), kind })
  const possible = buttons.filter(({ step }) => can(step))
  if (!can('decline')) return possible.length > 0 && actions(...possible.map(button))
  // What is approved beside what waits can be called off, but not by a slip: that button stands apart, and a mere request is declined.
  const apart = buttons.filter(({ step }) => step === 'cancel' && dates(step).some(isApproved))
  const others = possible.filter(({ step }) => step !== 'cancel')
  return html`${actions(...others.map(button))} ${apart.length > 0 && actions(...apart.map(button))}`
}

const isApproved = ({ state }: Occurrence) => state === 'approved'

function approveAll(booking: Booking, count: number, language: ManagerPage['language']): Content {
  const label = series(language)(isChangeAsked(booking) ? 'decide.allChanges' : 'decide.all', { count })
  const action = bookingHref(booking, 'sendApprove')
  return buttonForm({
    action,
    label,
    kind: 'primary',
    fields: { scope: 'all', version: String(booking.version) },
  })
}
