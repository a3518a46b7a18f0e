import type { MailButton, MailContent } from '../../../shared/html/mail.ts'
import type { Values } from '../../../shared/texts.ts'
import { isOpen } from '../../bookings/rules/state.ts'
import { bringsCalendar, calendarFile } from './calendar.ts'
import { changeFacts } from './changes.ts'
import { purposeFacts, slotFacts } from './facts.ts'
import { codeToSay, deadlineOf, houseFooter, quoted, subjectOf } from './frame.ts'
import type { BookingModel, Letter } from './model.ts'
import { paragraphs, texts } from './words.ts'
import type { Say } from './words.ts'

const kinds = [
  'received',
  'entered',
  'approved',
  'declined',
  'moved',
  'changed',
  'cancelled',
  'expired',
  'asked',
] as const
type Kind = (typeof kinds)[number]

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
      standing: say(`standing.${model.entry.state}`),
      tone: toneOf(model),
      paragraphs: [say('greeting', { name: contact.name }), ...wordsOf(kind, model, say, values)],
      facts: factsOf(kind, model, say),
      code: codeToSay(model, say),
      buttons: buttonsOf(kind, model, say),
      footer: [...houseFooter(model, say, language), ...(kind === 'received' ? [say('footer.notMe')] : [])],
    },
    ...(bringsCalendar(model) ? { attachments: [calendarFile(model)] } : {}),
  }
}

function toneOf({ entry }: BookingModel): NonNullable<MailContent['tone']> {
  if (isOpen(entry.state)) return 'waiting'
  return entry.state === 'approved' ? 'good' : 'over'
}

function kindOf({ entry }: BookingModel): Kind | undefined {
  if (entry.what === 'requested') return 'received'
  if (entry.what === 'entered' || entry.what === 'confirmed') {
    return entry.state === 'approved' ? 'approved' : 'entered'
  }
  return kinds.find((kind) => kind === entry.what)
}

/** What the texts choose by; `yes` and `none` because a choice in a text is between words. */
function valuesOf(model: BookingModel): Values {
  const { booking, entry, before, atOnce, house } = model
  const choice = (holds: boolean) => (holds ? 'yes' : 'no')
  return {
    by: entry.by.kind,
    who: entry.by.name ?? 'none',
    deadline: deadlineOf(model, booking.language),
    phone: house.phone ?? 'none',
    atOnce: choice(atOnce),
    reason: choice(entry.words !== undefined && entry.words !== ''),
    unproved: choice(before === 'unconfirmed'),
    wasApproved: choice(before === 'approved'),
    asksAgain: choice(before === 'approved' && isOpen(entry.state)),
  }
}

const tellsWhatIsNext: readonly Kind[] = ['received', 'entered', 'moved', 'changed', 'asked']

function wordsOf(kind: Kind, model: BookingModel, say: Say, values: Values): string[] {
  const { state, words } = model.entry
  const isAlive = state === 'unconfirmed' || state === 'requested' || state === 'approved'
  return paragraphs(
    say(`contact.${kind}.text`, values),
    quoted(words, say),
    isAlive && tellsWhatIsNext.includes(kind) ? say(`next.${state}`, values) : undefined,
    say(`contact.${kind}.after`, values),
    bringsCalendar(model)
      ? say('calendar.text', { again: model.before === 'approved' ? 'yes' : 'no' })
      : undefined,
  )
}

function factsOf(kind: Kind, model: BookingModel, say: Say): NonNullable<MailContent['facts']> {
  const { language } = model.booking
  if (kind === 'moved') return [...changeFacts(model, say, language), ...purposeFacts(model, say)]
  const slot = slotFacts(model, say, language)
  return kind === 'changed'
    ? [...changeFacts(model, say, language), ...slot]
    : [...slot, ...purposeFacts(model, say)]
}

function buttonsOf(kind: Kind, model: BookingModel, say: Say): NonNullable<MailContent['buttons']> {
  const { entry, links, rooms } = model
  if (kind === 'declined' || kind === 'cancelled' || kind === 'expired') {
    return [{ label: say('button.book'), href: links.book }]
  }
  const nameOf = (id: string) => rooms.find((room) => room.id === id)?.name ?? id
  const feeds = links.feeds.map(({ room, url }) => ({
    label: say('calendar.feed', { room: nameOf(room) }),
    kind: 'quiet' as const,
    href: url,
  }))
  const mustProve = entry.state === 'unconfirmed'
  const own: MailButton['kind'] = kind === 'asked' ? 'urgent' : mustProve ? 'quiet' : undefined
  return [
    ...(mustProve ? [{ label: say('button.proof'), href: links.proof, kind: 'urgent' as const }] : []),
    {
      label: say(kind === 'asked' ? 'button.answer' : 'button.manage'),
      href: links.manage,
      ...(own ? { kind: own } : {}),
    },
    ...(bringsCalendar(model) ? feeds : []),
  ]
}
