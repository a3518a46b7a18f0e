import { inARow } from '../../../shared/in-a-row.ts'
import type { MailFact } from '../../../shared/html/mail.ts'
import { greeting, paragraphs } from '../../../shared/html/mail-words.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import type { Letter, Summary } from '../../../shared/news.ts'
import { textsOf } from '../../../shared/texts.ts'
import { formatInstant, formatMoment } from '../../../shared/time/format.ts'
import { codeOf } from '../../contacts/rules/code.ts'
import { managerOf, reachOf } from '../../contacts/rules/recipient.ts'
import { codeToSay, contactFact } from '../../contacts/views/mail.ts'
import type { Manager } from '../../houses/schema.ts'
import { houseFooter, managersFooter } from '../../houses/views/mail.ts'
import type { HouseFacts } from '../../rooms/actions/house-facts.ts'
import { askButton, mailSubject, roomNames, roomsFact, whenFact } from '../../rooms/views/mail.ts'
import { queuePaths } from '../contract.ts'
import { isQuestion, offerToken } from '../rules/place.ts'
import type { PlaceNotice } from '../schema/notice.ts'
import de from '../texts/mail.de.json' with { type: 'json' }
import en from '../texts/mail.en.json' with { type: 'json' }
import { seenBy } from '../../houses/views/seen.ts'

const texts = textsOf({ name: 'waitlist/mail', de, en })

/** To whoever waits, or to somebody who has to call them; nothing to whoever cannot be reached any more. */
export function placeLetter(notice: PlaceNotice, facts: HouseFacts): Letter | undefined {
  if (notice.to.kind === 'contact') return waitingLetter(notice, facts)
  const manager = managerOf(notice.to, facts.managers)
  return manager && callLetter(notice, facts, manager)
}

/** The time is free and held for them, or it is held no more. */
function waitingLetter(notice: PlaceNotice, facts: HouseFacts): Letter | undefined {
  const { place, entry } = notice
  const { house, publicUrl, secret } = facts
  const { language, id } = place
  const { email, name } = place.contact
  if (email === undefined) return undefined
  const say = texts(language)
  const kind = kindOf(place, entry)
  const values = valuesOf(notice, facts, language)
  const isWaiting = kind === 'offered' || kind === 'asked'
  // Whoever comes by this link has proved the address.
  const link = publicUrl + href({ path: queuePaths.place }, { id, token: offerToken(secret, place) })
  return {
    to: email,
    replyTo: house.email,
    subject: subjectOf(notice, facts, say(`${kind}.what`), language),
    content: {
      language,
      heading: say(`${kind}.heading`),
      standing: say(`${kind}.standing`, values),
      tone: isWaiting ? 'waiting' : 'over',
      paragraphs: paragraphs(
        greeting(place.provedAt === undefined ? undefined : name, language),
        say(`${kind}.text`, values),
        say(`${kind}.after`, values),
      ),
      facts: slotFacts(notice, facts, language),
      ...(isWaiting ? { code: codeToSay(codeOf(id, language), language) } : {}),
      buttons: [
        isWaiting
          ? { label: say(`${kind}.button`), href: link, kind: 'urgent' as const }
          : kind === 'withdrawn'
            ? { label: say('withdrawn.button'), href: link }
            : askButton(facts, language),
      ],
      footer: [...houseFooter(house, entry.at, language), say(kind === 'asked' ? 'asked.why' : 'why')],
    },
  }
}

/** A line that says "waiting": it is not known whose address this is, or, after an offer, the house has taken it back. */
function kindOf(place: PlaceNotice['place'], entry: PlaceNotice['entry']) {
  const { what } = entry
  if (what === 'waiting') return isQuestion(place, entry) ? 'asked' : 'withdrawn'
  return what === 'offered' ? 'offered' : 'expired'
}

/** Somebody without an address has to be called. */
function callLetter(notice: PlaceNotice, facts: HouseFacts, to: Manager): Letter {
  const { place, entry } = notice
  const { language } = to
  const say = texts(language)
  const { contact } = place
  const values = { ...valuesOf(notice, facts, language), name: contact.name }
  return {
    to: to.email,
    subject: subjectOf(notice, facts, say('call.what'), language),
    content: {
      language,
      heading: say('call.heading', values),
      tone: 'waiting',
      paragraphs: paragraphs(
        greeting(to.name, language),
        say(entry.what === 'waiting' ? 'call.withdrawn' : 'call.text', values),
      ),
      facts: [...slotFacts(notice, facts, language), contactFact(contact, language)],
      buttons: [{ label: say('call.button'), href: facts.publicUrl + managedHref(notice) }],
      footer: managersFooter(facts.house, entry.at, language),
    },
  }
}

export function placeSummary(
  notice: PlaceNotice,
  { rooms, managers, ...facts }: HouseFacts,
  language: Language,
): Summary {
  const { place, to } = notice
  return {
    ...reachOf(to, place.contact, managers),
    about: inARow(
      [roomNames(place.rooms, rooms, language), formatMoment(place, language, seenBy(facts))],
      language,
    ),
    link: { label: texts(language)('call.button'), href: managedHref(notice) },
  }
}

/** The place as those who run the house see it. */
function managedHref({ place: { house, id } }: PlaceNotice): string {
  return href({ path: queuePaths.managedPlace }, { house, id })
}

function subjectOf({ place }: PlaceNotice, facts: HouseFacts, what: string, language: Language): string {
  return mailSubject({ what, rooms: place.rooms, dates: [place.date] }, facts, language)
}

function valuesOf({ until }: PlaceNotice, { house, now }: HouseFacts, language: Language) {
  return { until: formatInstant(until, house.timeZone, language, now), phone: house.phone ?? 'none' }
}

function slotFacts({ place }: PlaceNotice, { rooms, ...facts }: HouseFacts, language: Language): MailFact[] {
  return [
    roomsFact(place.rooms, rooms, language),
    whenFact(formatMoment(place, language, seenBy(facts)), language),
  ]
}
