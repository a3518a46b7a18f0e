import { inARow } from '../../../shared/in-a-row.ts'
import type { MailButton, MailFact } from '../../../shared/html/mail.ts'
import { greeting, paragraphs } from '../../../shared/html/mail-words.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import type { Letter, Summary } from '../../../shared/news.ts'
import { textsOf } from '../../../shared/texts.ts'
import { formatDate, formatMoment } from '../../../shared/time/format.ts'
import { managerOf } from '../../contacts/rules/recipient.ts'
import { houseFooter } from '../../houses/views/mail.ts'
import { meetingPaths } from '../../meetings/contract/paths.ts'
import { takesPlace } from '../../meetings/rules/dates.ts'
import { venueWords, wordIn } from '../../meetings/views/words.ts'
import { whenFact } from '../../rooms/views/mail.ts'
import type { DutyFacts, DutyNewsFacts } from '../actions/mail-facts.ts'
import { dutyPaths } from '../contract/paths.ts'
import { keyDuty, shownName } from '../rules/duties.ts'
import { dutyProof, dutyToken, exchangeToken, openKeyToken } from '../rules/tokens.ts'
import type { DutyNotice, KeyNotice } from '../schema/notice.ts'
import de from '../texts/mail.de.json' with { type: 'json' }
import en from '../texts/mail.en.json' with { type: 'json' }
import { dutyWords } from './duty-words.ts'
import { seenBy } from '../../houses/views/seen.ts'

const texts = textsOf({ name: 'duties/mail', de, en })

type Known = DutyNewsFacts & DutyFacts

/** In fixed words; who has given a duty back meanwhile, or whose helper was found, hears nothing of it. */
export function dutyLetter(notice: DutyNotice, facts: DutyNewsFacts): Letter | undefined {
  if (!isKnown(facts) || notice.email === undefined) return undefined
  const { what, taker: id } = notice
  const taker = facts.file.takers.find((each) => each.id === id)
  const isAsking = what === 'stand-in' || what === 'swap'
  const isOver = isAsking && taker?.standInSince === undefined && taker?.swap === undefined
  if ((what !== 'handed' && taker === undefined) || isOver) return undefined
  return letter(facts, notice.email, notice.language, {
    kind: what,
    duty: notice.duty,
    more: what === 'taken' && taker?.rota !== undefined ? 'taken.rota' : undefined,
    who: what === 'handed' ? whoHas(notice, facts) : undefined,
    buttons: buttonsOf(notice, facts, taker?.provedAt !== undefined),
  })
}

/** Nobody opens yet: to those who have done it before, or to those who decide. */
export function keyLetter(notice: KeyNotice, facts: DutyNewsFacts): Letter | undefined {
  if (!isKnown(facts) || !takesPlace(facts.file.date)) return undefined
  if (facts.file.takers.some(({ duty }) => duty === keyDuty)) return undefined
  const manager = managerOf(notice.to, facts.managers)
  const email = manager?.email ?? notice.email
  if (email === undefined) return undefined
  const language = manager?.language ?? notice.language
  const { stage } = notice
  const button = { label: texts(language)('button.key'), href: facts.publicUrl + keyLink(notice, facts) }
  return letter(facts, email, language, { kind: `key.${stage}`, duty: keyDuty, buttons: [button] })
}

/** With one button for somebody who is known; else to where somebody can be put down. */
function keyLink({ house, meeting, key, by }: KeyNotice, { secret }: Known): string {
  if (by === undefined) return `${href({ path: meetingPaths.date }, { house, meeting, key })}#duties`
  const token = openKeyToken(secret, { meeting, key }, by)
  return href({ path: dutyPaths.exchange }, { id: meeting, key, token }, { by })
}

export function dutySummary(
  { house, meeting, email }: DutyNotice | KeyNotice,
  facts: DutyNewsFacts,
  language: Language,
): Summary {
  const link = {
    label: texts(language)('summary.button'),
    href: href({ path: meetingPaths.managed }, { house, id: meeting }),
  }
  if (!isKnown(facts)) return { about: texts(language)('summary.gone'), address: email, link }
  const { file } = facts
  return {
    address: email,
    about: inARow([file.meeting.words.de.title, formatMoment(file.date, language, seenBy(facts))], language),
    link,
  }
}

function isKnown(facts: DutyNewsFacts): facts is Known {
  return facts.file !== undefined
}

type Kind = DutyNotice['what'] | 'key.list' | 'key.house'

interface Told {
  kind: Kind
  duty: string
  buttons: MailButton[]
  /** A sentence more. */
  more?: 'taken.rota' | undefined
  /** Who has it now. */
  who?: string | undefined
}

/** Only names for which somebody has vouched stand in mails. */
function whoHas({ by }: DutyNotice, { file }: Known): string | undefined {
  const taker = file.takers.find(({ id }) => id === by)
  return taker && shownName(taker, false)
}

function letter(
  facts: Known,
  to: string,
  language: Language,
  { kind, duty, buttons, more, who }: Told,
): Letter {
  const say = texts(language)
  const { house, file, now } = facts
  const title = wordIn(file.meeting.words, 'title', language)?.text ?? ''
  const date = formatDate(file.date.date, language, seenBy(facts))
  return {
    to,
    replyTo: house.email,
    subject: say('subject', { what: say(`${kind}.what`), title, date, house: house.name }),
    content: {
      language,
      heading: say(`${kind}.heading`),
      tone: kind === 'taken' || kind === 'handed' ? 'good' : 'waiting',
      paragraphs: paragraphs(greeting(undefined, language), say(`${kind}.text`), more && say(more)),
      facts: [
        ...(who === undefined ? [] : [{ name: say('fact.who'), value: who }]),
        ...factsOf(facts, duty, language),
      ],
      buttons,
      footer: [...houseFooter(house, now, language), say(whyOf(kind))],
    },
  }
}

/** Those who decide, and hosts, have no duty themselves. */
function whyOf(kind: Kind): 'why' | 'why.host' | 'why.house' {
  if (kind === 'key.house') return 'why.house'
  return kind === 'host' ? 'why.host' : 'why'
}

function factsOf({ file, rooms, ...facts }: Known, name: string, language: Language): MailFact[] {
  const say = texts(language)
  const duty = file.duties.find((each) => each.duty === name) ?? { duty: name }
  return [
    { name: say('fact.duty'), value: dutyWords(duty, language) },
    { name: say('fact.what'), value: wordIn(file.meeting.words, 'title', language)?.text ?? '' },
    whenFact(formatMoment(file.date, language, seenBy(facts)), language),
    { name: say('fact.where'), value: venueWords(file.date.venue, rooms, language) },
  ]
}

function buttonsOf(notice: DutyNotice, { publicUrl, secret }: Known, isProved: boolean): MailButton[] {
  const { what, meeting: id, key, taker, by, language, house } = notice
  const say = texts(language)
  const link = (path: `/${string}`, token: string, query: Record<string, string> = {}) =>
    publicUrl + href({ path }, { id, key, token }, query)
  if (what === 'host') {
    const managed = href({ path: meetingPaths.date }, { house, meeting: id, key })
    return [{ label: say('button.date'), href: `${publicUrl}${managed}#duties` }]
  }
  if (what === 'handed') return []
  if (by !== undefined) {
    const path = link(dutyPaths.exchange, exchangeToken(secret, { meeting: id, key, taker }, by), { by })
    return [{ label: say(what === 'swap' ? 'button.swap' : 'button.take'), href: path, kind: 'urgent' }]
  }
  const own = { label: say('button.own'), href: link(dutyPaths.own, dutyToken(secret, taker)) }
  const proof = link(dutyPaths.own, dutyProof(secret, taker))
  return isProved ? [own] : [own, { label: say('button.prove'), href: proof, kind: 'quiet' }]
}
