import { actions, buttonForm, confirmation, linkButton } from '../../../shared/html/buttons.ts'
import { definitionList } from '../../../shared/html/facts.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import type { Standing } from '../../../shared/html/icons.ts'
import { statusBadge } from '../../../shared/html/messages.ts'
import { href } from '../../../shared/http/contract.ts'
import { formatInstant } from '../../../shared/time/format.ts'
import type { TeamHouse } from '../../houses/rules/roles.ts'
import { hrefTo, managePage } from '../../houses/views/manage-frame.ts'
import { codesOf } from '../../contacts/rules/code.ts'
import type { PlaceState } from '../../waitlist/schema.ts'
import { placeFacts, refusedNotice, untilOf } from '../../waitlist/views/place.ts'
import type { ShownPlace } from '../../waitlist/views/place.ts'
import { texts } from '../../waitlist/views/texts.ts'
import { bookingRoutes } from '../contract/booking.ts'
import { deskPages } from '../contract/desk.ts'

export interface ManagedPlaceModel extends ShownPlace {
  house: TeamHouse
}

const standings: Record<PlaceState, Standing> = {
  waiting: 'pending',
  offered: 'tentative',
  taken: 'firm',
  expired: 'over',
  left: 'over',
}

/** A place in the queue for the manager, who answers for callers. */
export function managedPlaceView(model: ManagedPlaceModel): string {
  const { language, house, place, state } = model
  const say = texts(language)
  const more = [
    { name: say('fact.state'), value: statusBadge(standings[state], say(`managed.${state}`)) },
    { name: say('fact.until'), value: state === 'offered' && html`<strong>${untilOf(model)}</strong>` },
    { name: say('fact.since'), value: formatInstant(place.since, house.timeZone, language) },
    { name: say('fact.code'), value: codesOf(place.id, { language, caller: place.language }) },
  ]
  return managePage({
    language,
    house,
    path: placePath(model),
    current: 'inbox',
    title: say('managed.title'),
    main: html`${pageHeading(`${say('managed.title')}: ${place.contact.name}`)} ${refusedNotice(model)}
    ${definitionList(more)} ${placeFacts(model)} ${steps(model)}`,
  })
}

function steps(model: ManagedPlaceModel): Content {
  const { language, house, place, state } = model
  const say = texts(language)
  const action = placePath(model)
  const back = linkButton({ href: hrefTo('inbox', house.id), label: say('managed.back'), kind: 'plain' })
  if (state === 'taken') {
    const booking = href(bookingRoutes.managedBookingPage, { house: house.id, id: place.booking ?? '' })
    return actions(linkButton({ href: booking, label: say('managed.booking'), kind: 'primary' }), back)
  }
  if (state === 'offered') {
    return actions(
      buttonForm({ action, label: say('managed.accept'), kind: 'primary', fields: { step: 'accept' } }),
      buttonForm({ action, label: say('managed.decline'), kind: 'secondary', fields: { step: 'leave' } }),
      back,
    )
  }
  if (state !== 'waiting') return actions(back)
  const question = say('managed.leaveQuestion', { name: place.contact.name })
  const leave = { open: `${say('managed.leave')} …`, question, label: say('managed.leave') }
  return actions(confirmation({ ...leave, action, fields: { step: 'leave' } }), back)
}

function placePath({ house, place }: ManagedPlaceModel): string {
  return href(deskPages.managedPlacePage, { house: house.id, id: place.id })
}
