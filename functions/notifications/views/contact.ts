import type { MailButton, MailContent } from '../../../shared/html/mail.ts'
import { formatInstant } from '../../../shared/time/format.ts'
import type { Values } from '../../../shared/texts.ts'
import { isContested } from '../../bookings/rules/consent.ts'
import { isOpen } from '../../bookings/rules/state.ts'
import { hasApproved } from '../rules/plan.ts'
import { affectedDates, datesBefore, otherDates } from './affected.ts'
import { bringsCalendar, calendarFile } from './calendar.ts'
import { contactFactsOf } from './contact-facts.ts'
import { codeToSay, deadlineOf, houseFooter, quoted, subjectOf } from './frame.ts'
import type { BookingModel, Letter } from './model.ts'
import { countsOf, standingWords, toneOf } from './standing.ts'
import { paragraphs, texts } from './words.ts'
import type { Say } from './words.ts'

const kinds = [
  ...(['received', 'entered', 'approved', 'declined', 'decided', 'moved', 'changed'] as const),
  ...(['cancelled', 'expired', 'asked', 'claimed'] as const),
  ...(['change-asked', 'change-approved', 'change-declined', 'change-expired'] as const),
  ...(['displaced', 'offer-taken', 'offer-over', 'restored', 'deadline-extended'] as const),
] as const
export type Kind = (typeof kinds)[number]

/** What is told to whoever asked for the room, in their language; nothing if they left no e-mail address. */
export function contactMail(model: BookingModel): Letter | undefined {
  const { booking, house } = model
  const { language, contact } = booking
  const kind = kindOf(model)
  if (contact.email === undefined || kind === undefined) return undefined
  const say = texts(language)
  const values = valuesOf(model)
  return {
    to: contact.email,
    replyTo: house.email,
    subject: subjectOf(model, say(`contact.${kind}.what`, values), say, language),
    content: {
      language,
      heading: say(`contact.${kind}.heading`, values),
      standing: standingWords(model, say),
      tone: toneOf(model),
      paragraphs: [say('greeting', { name: contact.name }), ...wordsOf(kind, model, say, values)],
      facts: contactFactsOf(kind, model, say),
      code: codeToSay(model, say),
      buttons: buttonsOf(kind, model, say),
      footer: [...houseFooter(model, say, language), ...(kind === 'received' ? [say('footer.notMe')] : [])],
    },
    ...(bringsCalendar(model) ? { attachments: [calendarFile(model)] } : {}),
  }
}

function kindOf({ entry }: BookingModel): Kind | undefined {
  if (entry.what === 'requested') return entry.state === 'approved' ? 'approved' : 'received'
  if (entry.what === 'entered' || entry.what === 'confirmed') {
    if (entry.state === 'approved') return 'approved'
    return hasApproved(entry) ? 'decided' : 'entered'
  }
  return kinds.find((kind) => kind === entry.what)
}

/** What the texts choose by; `yes` and `none` because a choice in a text is between words. */
function valuesOf(model: BookingModel): Values {
  const { booking, entry, before, atOnce, house } = model
  const choice = (holds: boolean) => (holds ? 'yes' : 'no')
  const dates = affectedDates(model)
  const until = dates.flatMap(({ offered }) => offered?.until ?? []).sort()[0]
  const wasSafe = datesBefore(model, dates).some(({ state }) => state === 'approved')
  return {
    by: entry.by.kind,
    who: entry.by.name ?? 'none',
    deadline: deadlineOf(model, booking.language),
    phone: house.phone ?? 'none',
    atOnce: choice(atOnce),
    reason: choice(entry.words !== undefined && entry.words !== ''),
    unproved: choice(before === 'unconfirmed'),
    deletes: choice((wasSafe || before === 'approved') && !bringsCalendar(model)),
    count: dates.length,
    part: choice(isPart(model)),
    holds: choice(holdsTime(model)),
    safe: choice(countsOf(model).safe > 0),
    opened: choice(dates.some(({ state }) => isOpen(state))),
    rival: entry.reason === undefined ? 'none' : entry.reason === 'rival-queued' ? 'queued' : 'lost',
    offered: until === undefined ? 'none' : formatInstant(until, house.timeZone, booking.language),
  }
}

/** Whether the mail is about some of several dates. */
function isPart(model: BookingModel): boolean {
  const { safe, open } = otherDates(model)
  return safe.length + open.length > 0
}

/** Where requests compete, an open one takes no time. */
function holdsTime(model: BookingModel): boolean {
  const dates = affectedDates(model)
  const asked = [...dates, ...model.was].flatMap((date) => date.asked ?? [])
  return !isContested(model.booking, [...dates, ...asked], model.rooms)
}

const tellsWhatIsNext: readonly Kind[] = ['received', 'entered', 'moved', 'changed', 'asked', 'claimed']

function wordsOf(kind: Kind, model: BookingModel, say: Say, values: Values): string[] {
  const { state, words } = model.entry
  const isAlive = isOpen(state) || state === 'approved'
  const again = model.was.some((date) => date.state === 'approved') || model.before === 'approved'
  const { safe } = countsOf(model)
  const isPartlyProved = kind === 'decided' && model.entry.what === 'confirmed'
  return paragraphs(
    say(`contact.${kind}.text`, values),
    // What was to be at the door is no news once it is not.
    kind === 'restored' ? undefined : quoted(words, say),
    isAlive && (tellsWhatIsNext.includes(kind) || isPartlyProved) ? say(`next.${state}`, values) : undefined,
    say(`contact.${kind}.after`, values),
    bringsCalendar(model) ? say('calendar.text', { again: again ? 'yes' : 'no', count: safe }) : undefined,
  )
}

const isOver: readonly Kind[] = ['declined', 'cancelled', 'expired']

function buttonsOf(kind: Kind, model: BookingModel, say: Say): NonNullable<MailContent['buttons']> {
  const { booking, entry, links } = model
  const hasEnded = !isOpen(entry.state) && entry.state !== 'approved'
  if (hasEnded && isOver.includes(kind)) return [{ label: say('button.book'), href: links.book }]
  const mustProve = entry.state === 'unconfirmed'
  const isOffered = booking.occurrences.some(({ offered }) => offered !== undefined)
  const door = kind === 'asked' ? 'answer' : kind === 'displaced' && isOffered ? 'offer' : 'manage'
  const own: MailButton['kind'] = door === 'manage' ? (mustProve ? 'quiet' : undefined) : 'urgent'
  return [
    ...(mustProve ? [{ label: say('button.proof'), href: links.proof, kind: 'urgent' as const }] : []),
    { label: say(`button.${door}`), href: links.manage, ...(own ? { kind: own } : {}) },
    ...(bringsCalendar(model) ? feedButtons(model, say) : []),
  ]
}

function feedButtons({ links, rooms }: BookingModel, say: Say): MailButton[] {
  const nameOf = (id: string) => rooms.find((room) => room.id === id)?.name ?? id
  return links.feeds.map(({ room, url }) => ({
    label: say('calendar.feed', { room: nameOf(room) }),
    kind: 'quiet',
    href: url,
  }))
}
