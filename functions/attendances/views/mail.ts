import { inARow } from '../../../shared/in-a-row.ts'
import { peopleWords } from '../../rooms/views/people.ts'
import type { MailButton, MailFact } from '../../../shared/html/mail.ts'
import { greeting, paragraphs } from '../../../shared/html/mail-words.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import type { Letter, Summary } from '../../../shared/news.ts'
import { formatDate, formatInstant, formatMoment } from '../../../shared/time/format.ts'
import { manageToken } from '../../contacts/rules/access.ts'
import { codeOf, codesOf } from '../../contacts/rules/code.ts'
import { managerOf } from '../../contacts/rules/recipient.ts'
import { codeToSay, contactFact } from '../../contacts/views/mail.ts'
import type { Manager } from '../../houses/schema.ts'
import { houseFooter, managersFooter } from '../../houses/views/mail.ts'
import { meetingPaths } from '../../meetings/contract/paths.ts'
import { venueWords, wordIn } from '../../meetings/views/words.ts'
import type { HouseFacts } from '../../rooms/actions/house-facts.ts'
import { whenFact } from '../../rooms/views/mail.ts'
import type { MailFacts, Other } from '../actions/mail-facts.ts'
import { attendancePaths } from '../contract/paths.ts'
import { proofToken } from '../rules/access.ts'
import type { Attendance } from '../schema.ts'
import type { AttendanceNotice, StepNotice } from '../schema/notice.ts'
import { texts } from './mail-texts.ts'
import { seenBy } from '../../houses/views/seen.ts'

type Facts = HouseFacts & Partial<MailFacts>
type Known = HouseFacts & MailFacts

/** In fixed words: nothing that a stranger typed goes to an address of which nobody knows whose it is. */
export function attendanceLetter(notice: AttendanceNotice, facts: Facts): Letter | undefined {
  if (!isKnown(facts) || isOutdated(notice, facts)) return undefined
  if (notice.to.kind === 'contact') return ownLetter(notice, facts)
  const manager = managerOf(notice.to, facts.managers)
  return manager && callLetter(notice, facts, manager)
}

/** That it is tomorrow, or how to get in; only to whoever still comes, and only the newest. */
export function stepLetter(notice: StepNotice, facts: Facts): Letter | undefined {
  if (!isKnown(facts) || facts.attendance.state !== 'coming') return undefined
  const { what, version, again } = notice
  if (what === 'release' && facts.access?.version !== version) return undefined
  const say = texts(facts.attendance.language)
  const values = valuesOf(facts)
  const kind = what === 'release' && again ? 'releaseAgain' : what
  return letter(facts, {
    what: say(`${kind}.what`),
    heading: say(`${kind}.heading`),
    tone: 'good',
    text: [say(`${kind}.text`, values), what === 'release' ? facts.access?.text : undefined],
    buttons: [ownButton(facts)],
  })
}

export function attendanceSummary(
  { house, meeting }: Pick<AttendanceNotice, 'house' | 'meeting'>,
  facts: Facts,
  language: Language,
): Summary {
  const link = {
    label: texts(language)('summary.button'),
    href: href({ path: meetingPaths.managed }, { house, id: meeting }),
  }
  if (!isKnown(facts)) return { about: texts(language)('summary.gone'), link }
  const { attendance, file } = facts
  const about = inARow([titleOf(facts, language), formatMoment(file.date, language, seenBy(facts))], language)
  return { name: attendance.name, address: attendance.contact?.email, about, link }
}

function isKnown(facts: Facts): facts is Known {
  return facts.attendance !== undefined && facts.file !== undefined
}

/** Who left, or whose offer is another by now, has nothing to hear of it. */
function isOutdated({ what, until }: AttendanceNotice, { attendance, others }: Known): boolean {
  const { state, offer } = attendance
  if (what === 'offered') return state !== 'offered' || offer?.until !== until
  if (what === 'over') return state !== 'expired'
  // The offer has its own mail.
  if (what === 'waiting' && state === 'offered' && others.length === 0) return true
  return state === 'left'
}

function ownLetter({ what, until }: AttendanceNotice, facts: Known): Letter | undefined {
  const { attendance, house } = facts
  const { language } = attendance
  const say = texts(language)
  const values = {
    ...valuesOf(facts),
    until: until === undefined ? '' : formatInstant(until, house.timeZone, language, facts.now),
    before: facts.before,
  }
  const isNew = what === 'coming' || what === 'waiting'
  const others = isNew ? facts.others : []
  const earlier = isNew ? facts.earlier : undefined
  const isProved = attendance.provedAt !== undefined || what === 'accepted' || what === 'over'
  return letter(facts, {
    what: say(`${what}.what`),
    heading: say(`${what}.heading`),
    tone: what === 'over' ? 'over' : what === 'coming' || what === 'accepted' ? 'good' : 'waiting',
    text: [
      say(`${what}.text`, values),
      earlier && say('earlier', { heads: peopleWords(earlier.heads, language) }),
      others.length > 0 ? say('others', { count: others.length }) : undefined,
    ],
    more: others.map((other) => otherFact(other, facts, language)),
    buttons: [
      ownButton(facts, what === 'offered'),
      ...(earlier ? [earlierButton(earlier, facts)] : []),
      ...others.map((other) => otherButton(other, facts)),
      ...(isProved ? [] : [proofButton(facts)]),
    ],
    code: true,
  })
}

interface Written {
  what: string
  heading: string
  tone: 'good' | 'waiting' | 'over'
  text: (string | undefined)[]
  /** Besides what is said of the date. */
  more?: MailFact[]
  buttons: MailButton[]
  code?: boolean
}

function letter(facts: Known, written: Written): Letter | undefined {
  const { attendance, house, now } = facts
  const { language, contact, id } = attendance
  const { what, heading, tone, text, more = [], buttons, code } = written
  if (contact?.email === undefined) return undefined
  return {
    to: contact.email,
    replyTo: house.email,
    subject: subjectOf(facts, what, language),
    content: {
      language,
      heading: titleOf(facts, language),
      tone,
      standing: heading,
      paragraphs: paragraphs(greeting(undefined, language), ...text),
      facts: [...factsOf(facts, language), ...more],
      ...(code ? { code: codeToSay(codeOf(id, language), language) } : {}),
      buttons,
      footer: [...houseFooter(house, now, language), texts(language)('why')],
    },
  }
}

/** Somebody without an address has to be called. */
function callLetter(_notice: AttendanceNotice, facts: Known, to: Manager): Letter {
  const { attendance, file, house, publicUrl, now } = facts
  const { language } = to
  const say = texts(language)
  const { name = say('call.nobody'), contact, offer } = attendance
  const until = offer ? formatInstant(offer.until, house.timeZone, language, now) : ''
  const { key } = file.date
  const managed = href(
    { path: `${meetingPaths.managed}/dates/{key}` },
    { house: house.id, id: attendance.meeting, key },
  )
  return {
    to: to.email,
    subject: subjectOf(facts, say('call.what'), language),
    content: {
      language,
      heading: say('call.heading'),
      tone: 'waiting',
      paragraphs: paragraphs(greeting(to.name, language), say('call.text', { until })),
      facts: [
        ...factsOf(facts, language),
        contactFact({ name, phone: contact?.phone }, language),
        { name: say('fact.code'), value: codesOf(attendance.id, { language, caller: attendance.language }) },
      ],
      buttons: [{ label: say('call.button'), href: `${publicUrl}${managed}#coming` }],
      footer: managersFooter(house, now, language),
    },
  }
}

function ownButton({ attendance, publicUrl, secret }: Known, isOffer = false): MailButton {
  const { id, language } = attendance
  const path = href({ path: attendancePaths.own }, { id, token: manageToken(secret, id) })
  const label = texts(language)(isOffer ? 'button.take' : 'button.own')
  return { label, href: publicUrl + path, ...(isOffer ? { kind: 'urgent' as const } : {}) }
}

/** Of a date that was signed up for together with it: what became of it, and its own code. */
function otherFact({ attendance: { state, id }, date }: Other, facts: Known, language: Language): MailFact {
  const say = texts(language)
  const kind = state === 'coming' || state === 'waiting' || state === 'offered' ? state : 'over'
  const value = `${formatMoment(date, language, seenBy(facts))}: ${say(`other.${kind}`)}`
  return { name: say('other'), value: [value, say('other.code', { code: codeOf(id, language) })] }
}

function otherButton(
  { attendance: { id, language }, date }: Other,
  { publicUrl, secret }: Known,
): MailButton {
  const path = href({ path: attendancePaths.own }, { id, token: manageToken(secret, id) })
  const label = texts(language)('button.other', { date: formatDate(date.date, language, 'dayMonth') })
  return { label, href: publicUrl + path, kind: 'quiet' }
}

/** In the language of the mail, whatever the earlier one was said in. */
function earlierButton({ id }: Attendance, { attendance, publicUrl, secret }: Known): MailButton {
  const path = href({ path: attendancePaths.own }, { id, token: manageToken(secret, id) })
  return { label: texts(attendance.language)('button.earlier'), href: publicUrl + path, kind: 'quiet' }
}

function proofButton({ attendance, publicUrl, secret }: Known): MailButton {
  const { id, language } = attendance
  const path = href({ path: attendancePaths.proof }, { id, token: proofToken(secret, attendance) })
  return { label: texts(language)('button.prove'), href: publicUrl + path, kind: 'quiet' }
}

function subjectOf(facts: Known, what: string, language: Language): string {
  const date = formatDate(facts.file.date.date, language, seenBy(facts))
  return texts(language)('subject', { what, title: titleOf(facts, language), date, house: facts.house.name })
}

function titleOf({ file }: Known, language: Language): string {
  return wordIn(file.meeting.words, 'title', language)?.text ?? file.date.title.de
}

function factsOf(facts: Known, language: Language): MailFact[] {
  const { file, rooms, attendance } = facts
  const say = texts(language)
  return [
    { name: say('fact.what'), value: titleOf(facts, language) },
    whenFact(formatMoment(file.date, language, seenBy(facts)), language),
    { name: say('fact.where'), value: venueWords(file.date.venue, rooms, language) },
    { name: say('fact.heads'), value: peopleWords(attendance.heads, language) },
  ]
}

function valuesOf(facts: Known) {
  const { attendance, file } = facts
  return {
    when: formatMoment(file.date, attendance.language, seenBy(facts)),
    title: titleOf(facts, attendance.language),
  }
}
