import type { MailButton, MailContent, MailFact, Paragraph } from '../../../../shared/html/mail.ts'
import { greeting, paragraphs, quoted } from '../../../../shared/html/mail-words.ts'
import type { Letter } from '../../../../shared/news.ts'
import type { Values } from '../../../../shared/texts.ts'
import { formatInstant, formatList } from '../../../../shared/time/format.ts'
import { codeOf } from '../../../contacts/rules/code.ts'
import { codeToSay } from '../../../contacts/views/mail.ts'
import { arrivalLines } from '../../../houses/views/arrival.ts'
import { houseFooter } from '../../../houses/views/mail.ts'
import { askButton } from '../../../rooms/views/mail.ts'
import { isOpen } from '../../rules/state.ts'
import { hasApproved } from '../../rules/what-changed.ts'
import { bringsCalendar, calendarFiles, takesOut } from './calendar.ts'
import { contactFactsOf, kinds } from './contact-facts.ts'
import type { Kind } from './contact-facts.ts'
import { affectedDates, isHeld, otherDates, subjectOf } from './dates.ts'
import { deadlineOf, promiseOf, texts } from './frame.ts'
import type { BookingModel, Say } from './frame.ts'

/**
 * What is told to whoever asked for the room, in their language; nothing if they left no e-mail address. As long as nobody has shown that the
 * address is theirs it has fixed words alone: what was typed, perhaps by somebody else, is not brought to strangers by us.
 */
export function contactMail(given: BookingModel): Letter | undefined {
  const isFixed = given.entry.state === 'unconfirmed'
  const model = isFixed ? withoutPlace(given) : given
  const { booking, entry, house } = model
  const { language, contact } = booking
  const kind = kindOf(model)
  if (contact.email === undefined || kind === undefined) return undefined
  const say = texts(language)
  const values = valuesOf(model)
  return {
    to: contact.email,
    replyTo: house.email,
    subject: subjectOf(model, say(`contact.${kind}.what`, values), language),
    content: {
      language,
      heading: say(`contact.${kind}.heading`, values),
      standing: standingWords(model, say),
      tone: toneOf(model),
      paragraphs: [
        greeting(isFixed ? undefined : contact.name, language),
        ...wordsOf(kind, model, say, values),
      ],
      facts: [...contactFactsOf(kind, model, say), ...arrivalOf(kind, model)],
      code: codeToSay(codeOf(booking.id, language), language),
      buttons: buttonsOf(kind, model, say),
      footer: [
        ...houseFooter(house, entry.at, language),
        ...(kind === 'received' ? [say('footer.notMe')] : []),
      ],
    },
    ...calendarFiles(model),
  }
}

/** Where something is that takes no room of the house was typed too. */
function withoutPlace({ booking, ...model }: BookingModel): BookingModel {
  const { elsewhere: _elsewhere, ...fixed } = booking
  return { ...model, booking: fixed }
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
  const { booking, entry, atOnce, house } = model
  const choice = (holds: boolean) => (holds ? 'yes' : 'no')
  const dates = affectedDates(model)
  const until = dates.flatMap(({ offered }) => offered?.until ?? []).sort()[0]
  return {
    by: entry.by.kind,
    who: entry.by.name ?? 'none',
    deadline: deadlineOf(model, booking.language),
    promise: promiseOf(model, booking.language),
    phone: house.phone ?? 'none',
    atOnce: choice(atOnce),
    reason: choice(entry.words !== undefined && entry.words !== ''),
    proves: choice(entry.state === 'unconfirmed'),
    vacant: choice(entry.reason === 'vacant'),
    over: entry.reason === 'group-over' ? 'group' : entry.reason === 'pulse' ? 'pulse' : 'none',
    direct: directRooms(model),
    deletes: choice(takesOut(model)),
    count: dates.length,
    rooms: booking.rooms.length,
    part: choice(isPart(model)),
    holds: choice(isHeld(model)),
    safe: choice(countsOf(model).safe > 0),
    opened: choice(dates.some(({ state }) => isOpen(state))),
    rival: entry.reason?.endsWith('rival-queued')
      ? 'queued'
      : entry.reason?.endsWith('rival')
        ? 'lost'
        : 'none',
    own: choice(entry.reason?.startsWith('own-rival') === true),
    offered: until === undefined ? 'none' : formatInstant(until, house.timeZone, booking.language, model.now),
  }
}

/** What can be had though nobody decides, told where nobody does. */
function directRooms({ booking, entry, rooms }: BookingModel): string {
  const given = rooms.filter(({ approval }) => approval === 'direct')
  if (entry.reason !== 'vacant' || given.length === 0) return 'none'
  return formatList(
    given.map(({ name }) => name),
    booking.language,
  )
}

/** With a yes comes what one needs to get in; who has no room of the house needs none of it. */
function arrivalOf(kind: Kind, model: BookingModel): MailFact[] {
  const { booking, house } = model
  const isYes = kind === 'approved' || kind === 'decided'
  if (!isYes || countsOf(model).safe === 0 || booking.rooms.length === 0) return []
  return arrivalLines(house, booking.language)
}

/** Whether the mail is about some of several dates. */
function isPart(model: BookingModel): boolean {
  const { safe, open } = otherDates(model)
  return safe.length + open.length > 0
}

const tellsWhatIsNext: readonly Kind[] = ['received', 'entered', 'moved', 'changed', 'asked', 'claimed']

/** Why it is so, where nobody said that. */
const rulesTold = ['trusted', 'yours-alone', 'guest-gone'] as const

function wordsOf(kind: Kind, model: BookingModel, say: Say, values: Values): Paragraph[] {
  const { language } = model.booking
  const { state, words, wordsIn = language, reason } = model.entry
  const rule = rulesTold.find((each) => each === reason)
  const isAlive = isOpen(state) || state === 'approved'
  const again = model.was.some((date) => date.state === 'approved') || model.before === 'approved'
  const { safe } = countsOf(model)
  const isPartlyProved = kind === 'decided' && model.entry.what === 'confirmed'
  // What was to be at the door is no news once it is not.
  const quote = kind === 'restored' ? undefined : quoted(words, language)
  return [
    ...paragraphs(say(`contact.${kind}.text`, values), rule && say(`rule.${rule}`)),
    ...paragraphs(quote).map((text) => (wordsIn === language ? text : { text, language: wordsIn })),
    ...paragraphs(
      isAlive && (tellsWhatIsNext.includes(kind) || isPartlyProved)
        ? say(`next.${state}`, values)
        : undefined,
      say(`contact.${kind}.after`, values),
      bringsCalendar(model) ? say('calendar.text', { again: again ? 'yes' : 'no', count: safe }) : undefined,
    ),
  ]
}

const isOver: readonly Kind[] = ['declined', 'cancelled', 'expired']

function buttonsOf(kind: Kind, model: BookingModel, say: Say): NonNullable<MailContent['buttons']> {
  const { booking, entry, links } = model
  const hasEnded = !isOpen(entry.state) && entry.state !== 'approved'
  if (hasEnded && isOver.includes(kind)) return [askButton(model, booking.language)]
  const mustProve = entry.state === 'unconfirmed'
  const isOffered = booking.occurrences.some(({ offered }) => offered !== undefined)
  const isPulse = kind === 'pulse-asked' || kind === 'pulse-quiet'
  const door = kind === 'asked' || isPulse ? 'answer' : kind === 'displaced' && isOffered ? 'offer' : 'manage'
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

/** How it stands, in big words; of a series with dates that stand differently, how many are safe. */
function standingWords({ booking, entry }: BookingModel, say: Say): string {
  const { safe, open, lost } = countsOf({ booking })
  const isAsked = booking.occurrences.some(({ asked }) => asked !== undefined)
  if (isAsked && entry.state === 'approved' && open === 0) return say('standing.asked', { count: safe })
  if (booking.repeat === undefined) return say(`standing.${entry.state}`)
  const takesAway = entry.what === 'cancelled' || entry.what === 'displaced'
  if (takesAway && safe > 0 && open === 0) return say('standing.left', { count: safe })
  if (safe > 0 && open + lost > 0) return say('standing.some', { safe, all: safe + open + lost })
  return entry.state === 'approved' && safe > 1
    ? say('standing.all', { count: safe })
    : say(`standing.${entry.state}`)
}

function toneOf({ entry }: BookingModel): NonNullable<MailContent['tone']> {
  if (isOpen(entry.state)) return 'waiting'
  return entry.state === 'approved' ? 'good' : 'over'
}

/** How many dates stand where; what the contact or the house has cancelled does not count. */
function countsOf({ booking }: Pick<BookingModel, 'booking'>) {
  const states = booking.occurrences.map(({ state }) => state)
  return {
    safe: states.filter((state) => state === 'approved').length,
    open: states.filter(isOpen).length,
    lost: states.filter((state) => state === 'declined' || state === 'expired').length,
  }
}
