import { inARow } from '../../../../shared/in-a-row.ts'
import type { Language } from '../../../../shared/language.ts'
import type { Letter, Summary } from '../../../../shared/news.ts'
import { datesHead } from '../../../../shared/time/dates-in-words.ts'
import { managerOf, reachOf } from '../../../contacts/rules/recipient.ts'
import type { Hearer } from '../../../groups/rules/people.ts'
import { whereWords } from '../where.ts'
import { usualRooms } from '../../rules/slot.ts'
import type { BookingFacts } from '../../actions/mail-facts.ts'
import type { BookingNotice } from '../../schema/notice.ts'
import { contactMail } from './contact.ts'
import { givenMail, giftMail } from './gift.ts'
import { managedHref, modelOf, texts } from './frame.ts'
import { managerMail } from './manager.ts'
import { seenBy } from '../../../houses/views/seen.ts'

/** To the contact, a host of the group that holds it, or somebody who runs the house; nothing to whoever does so no more. */
export function bookingLetter(notice: BookingNotice, facts: BookingFacts): Letter | undefined {
  const [host] = facts.hosts ?? []
  if (notice.to.kind === 'host') return host && contactMail(modelOf(toHost(notice, host), facts, host))
  const [receiver] = facts.receivers ?? []
  if (notice.to.kind === 'receiver') return giftMail(modelOf(notice, facts, receiver), receiver)
  const model = modelOf(notice, facts)
  if (notice.to.kind === 'giver') return givenMail(model)
  if (notice.to.kind === 'contact') return contactMail(model)
  const manager = managerOf(notice.to, facts.managers)
  return manager && managerMail(model, manager)
}

/** To a host it is written as to whoever asked. */
function toHost({ booking, ...notice }: BookingNotice, { name, email, language }: Hearer): BookingNotice {
  return { ...notice, booking: { ...booking, contact: { name, email }, language } }
}

/** What a mail that could not be delivered is about: what for, where, when. */
export function bookingSummary(
  { booking, to }: BookingNotice,
  { rooms, managers, hosts = [], receivers = [], ...facts }: BookingFacts,
  language: Language,
): Summary {
  const where = whereWords(booking, usualRooms(booking), { rooms, language })
  return {
    ...reachOf(to, sideOf(booking, to) ?? hosts[0] ?? receivers[0] ?? booking.contact, managers),
    about: inARow(
      [booking.purpose, where, datesHead(booking.occurrences, language, seenBy(facts))],
      language,
    ),
    link: { label: texts(language)('button.managed'), href: managedHref(booking) },
  }
}

/** Who of an offer is meant. */
function sideOf({ gift, givenBy }: BookingNotice['booking'], { kind }: BookingNotice['to']) {
  if (kind === 'giver') return givenBy
  return kind === 'receiver' && gift && 'contact' in gift.to ? gift.to.contact : undefined
}
