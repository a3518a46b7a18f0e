import { actions, buttonForm, confirmation, linkButton } from '../../../shared/html/buttons.ts'
import { definitionList } from '../../../shared/html/facts.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { emptyState, notice } from '../../../shared/html/messages.ts'
import { card } from '../../../shared/html/panels.ts'
import type { Html } from '../../../shared/html/markup.ts'
import { href } from '../../../shared/http/contract.ts'
import { formatInstant } from '../../../shared/time/format.ts'
import type { Language } from '../../../shared/language.ts'
import { capability as bookings } from '../../bookings/contract.ts'
import { usualRooms } from '../../bookings/rules/slot.ts'
import type { House, Manager } from '../../houses/schema.ts'
import { managePage } from '../../houses/views/manage-frame.ts'
import type { Room } from '../../rooms/schema.ts'
import { capability } from '../contract.ts'
import { datesHead } from './dates.ts'
import { momentOf, roomNames } from './facts.ts'
import { texts } from './words.ts'
import type { BookingNotice, MailTrouble, OutboxMail, PlaceNotice } from '../schema.ts'

const { routes } = capability

export interface ParkedModel {
  language: Language
  path: string
  house: House
  rooms: readonly Room[]
  managers: readonly Manager[]
  mails: readonly OutboxMail[]
  /** What was done a moment ago: `again`, `close`, or `meanwhile` if somebody else did it. */
  done?: string | undefined
}

/** Mails that somebody has to look at: to whom, about what, why, and what to do. */
export function parkedView(model: ParkedModel): string {
  const { language, path, house, mails } = model
  const say = texts(language)
  const list =
    mails.length === 0
      ? emptyState({ title: say('parked.none'), content: say('parked.noneText') })
      : mails.map((mail) => parkedCard(model, mail))
  const said = noticeOf(model)
  return managePage({
    language,
    path,
    house,
    title: say('parked.title'),
    current: 'mail',
    ...(said ? { notice: said } : {}),
    main: [pageHeading(say('parked.title'), mails.length > 0 ? { lead: say('parked.lead') } : {}), list],
  })
}

function noticeOf({ done, language }: ParkedModel): Html | undefined {
  const say = texts(language)
  if (done === 'again')
    return notice({ kind: 'success', title: say('parked.saved'), content: say('parked.doneAgain') })
  if (done === 'close')
    return notice({ kind: 'success', title: say('parked.saved'), content: say('parked.doneClose') })
  return done === 'meanwhile' ? notice({ kind: 'info', title: say('parked.meanwhile') }) : undefined
}

function parkedCard(model: ParkedModel, { id, notice: told, trouble }: OutboxMail): Html | undefined {
  if (told === undefined || told.about === 'sign-in') return undefined
  const { house, language } = model
  const say = texts(language)
  const name = recipientName(model, told)
  const of = { house: house.id, mail: id }
  const when = trouble && formatInstant(trouble.at, house.timeZone, language)
  return card({
    title: name,
    content: definitionList([
      { name: say('parked.to'), value: addressOf(model, told) },
      { name: say('parked.about'), value: aboutOf(model, told) },
      { name: say('parked.why'), value: trouble && reasonOf(trouble, language) },
      { name: say('parked.since'), value: when },
    ]),
    actions: actions(
      buttonForm({ action: href(routes.sendMailAgain, of), label: say('parked.again'), kind: 'primary' }),
      linkButton({ href: managedHref(told), label: say('parked.booking') }),
      confirmation({
        open: say('parked.closeOpen'),
        question: say('parked.closeQuestion', { name }),
        action: href(routes.closeMail, of),
        label: say('parked.close'),
      }),
    ),
  })
}

type Told = BookingNotice | PlaceNotice

function managedHref(told: Told): string {
  if (told.about === 'booking') {
    const { house, id } = told.booking
    return href(bookings.routes.managedBookingPage, { house, id })
  }
  const { house, id } = told.place
  return href(bookings.routes.managedPlacePage, { house, id })
}

function contactOf(told: Told) {
  return (told.about === 'booking' ? told.booking : told.place).contact
}

function aboutOf(model: ParkedModel, told: Told): string {
  const { language } = model
  if (told.about === 'place') {
    const { place } = told
    return `${roomNames(place.rooms, model, language)}, ${momentOf(place, language)}`
  }
  const { booking } = told
  const rooms = roomNames(usualRooms(booking), model, language)
  const when = datesHead(booking.occurrences, texts(language), language)
  return `${booking.purpose}, ${rooms}, ${when}`
}

function recipientName({ managers, language }: ParkedModel, told: Told): string {
  const { to } = told
  if (to.kind === 'contact') return contactOf(told).name
  return managers.find(({ person }) => person === to.person)?.name ?? texts(language)('parked.toManager')
}

function addressOf({ managers }: ParkedModel, told: Told): string | undefined {
  const { to } = told
  if (to.kind === 'contact') return contactOf(told).email
  return managers.find(({ person }) => person === to.person)?.email
}

function reasonOf({ fault, status }: MailTrouble, language: Language): string {
  return texts(language)(`trouble.${fault}`, { status: status === undefined ? 'none' : String(status) })
}
