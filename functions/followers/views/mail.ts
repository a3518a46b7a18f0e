import type { MailButton } from '../../../shared/html/mail.ts'
import { paragraphs, quoted } from '../../../shared/html/mail-words.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import type { Letter, Summary } from '../../../shared/news.ts'
import { textsOf } from '../../../shared/texts.ts'
import { formatDate, formatMoment } from '../../../shared/time/format.ts'
import { attendancePaths } from '../../attendances/contract/paths.ts'
import { manageToken } from '../../contacts/rules/access.ts'
import { houseFooter } from '../../houses/views/mail.ts'
import { meetingPaths } from '../../meetings/contract/paths.ts'
import { venueWords } from '../../meetings/views/words.ts'
import type { HouseFacts } from '../../rooms/actions/house-facts.ts'
import type { FollowFacts } from '../actions/mail-facts.ts'
import { followPaths } from '../contract/paths.ts'
import { followProof, followToken } from '../rules/tokens.ts'
import type { ChangeNotice, FollowNotice } from '../schema/notice.ts'
import de from '../texts/mail.de.json' with { type: 'json' }
import en from '../texts/mail.en.json' with { type: 'json' }

const texts = textsOf({ de, en })

/** One mail in fixed words, to an address of which nobody knows whose it is. */
export function proofLetter(
  { meeting, id }: FollowNotice,
  { follower, file, ...facts }: HouseFacts & Partial<FollowFacts>,
): Letter | undefined {
  if (follower === undefined || file === undefined || follower.provedAt !== undefined) return undefined
  const { house, publicUrl, secret, now } = facts
  const { language, email } = follower
  const say = texts(language)
  const title = file.meeting.words.de.title
  const token = followProof(secret, { meeting, id })
  const link = publicUrl + href({ path: followPaths.proof }, { meeting, id, token })
  return {
    to: email,
    replyTo: house.email,
    subject: say('proof.subject', { title, house: house.name }),
    content: {
      language,
      heading: say('proof.heading'),
      paragraphs: paragraphs(say('proof.text', { title })),
      buttons: [{ label: say('proof.button'), href: link, kind: 'urgent' }],
      footer: [...houseFooter(house, now, language), say('proof.why')],
    },
  }
}

/** Exactly what changed, old and new; whoever comes looks whether it still suits where they must. */
export function changeLetter(notice: ChangeNotice, facts: HouseFacts): Letter {
  const { house, publicUrl, secret, now } = facts
  const { language, title, follower, meeting } = notice
  const say = texts(language)
  const leave =
    follower === undefined
      ? undefined
      : publicUrl +
        href(
          { path: followPaths.own },
          { meeting, id: follower, token: followToken(secret, { meeting, id: follower }) },
        )
  return {
    to: notice.email,
    replyTo: house.email,
    subject: say('change.subject', { what: headOf(notice, language), title, house: house.name }),
    content: {
      language,
      heading: headOf(notice, language),
      tone:
        notice.dates.every(({ what }) => what === 'cancelled') && notice.dates.length > 0
          ? 'over'
          : 'waiting',
      paragraphs: paragraphs(...linesOf(notice, facts), askOf(notice)),
      facts: [{ name: say('fact.what'), value: title }],
      buttons: buttonsOf(notice, facts),
      footer: [
        ...houseFooter(house, now, language),
        leave === undefined ? say('change.whyComing') : `${say('change.why')} ${leave}`,
      ],
    },
    ...(leave === undefined
      ? {}
      : {
          headers: {
            'List-Unsubscribe': `<${leave}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          },
        }),
  }
}

export function changeSummary(
  { email, title, house, meeting, dates }: ChangeNotice,
  _facts: HouseFacts,
  language: Language,
): Summary {
  const [first] = dates
  const when = first ? `, ${formatMoment(first.after, language)}` : ''
  const path = href({ path: meetingPaths.managed }, { house, id: meeting })
  return {
    address: email,
    about: title + when,
    link: { label: texts(language)('summary.button'), href: path },
  }
}

function headOf({ dates, life, until }: ChangeNotice, language: Language): string {
  const say = texts(language)
  if (life) return say(`head.${life}`)
  const kinds = new Set(dates.map(({ what }) => what))
  const [only, other] = [...kinds]
  if (only === undefined) return until ? say('head.until') : say('head.several')
  return other === undefined ? say(`head.${only}`, { count: dates.length }) : say('head.several')
}

function linesOf(
  { dates, more, until, language }: ChangeNotice,
  { rooms }: HouseFacts,
): (string | undefined)[] {
  const say = texts(language)
  const lines = dates.flatMap(({ what, before, after, note }) => {
    const values = {
      before: formatMoment(before, language),
      after: formatMoment(after, language),
      was: venueWords(before.venue, rooms, language),
      where: venueWords(after.venue, rooms, language),
    }
    return [say(`line.${what}`, values), quoted(note, language)]
  })
  return [
    ...lines,
    more > 0 ? say('line.more', { count: more }) : undefined,
    until === undefined ? undefined : say('line.until', { date: formatDate(until, language, 'long') }),
  ]
}

/** Only another time asks anything of those who come. */
function askOf({ attendance, dates, language }: ChangeNotice): string | undefined {
  const isAsked = attendance !== undefined && dates.some(({ what }) => what === 'time')
  return isAsked ? texts(language)('change.ask') : undefined
}

function buttonsOf(
  { house, meeting, attendance, language, dates }: ChangeNotice,
  facts: HouseFacts,
): MailButton[] {
  const { publicUrl, secret } = facts
  const say = texts(language)
  const page = publicUrl + href({ path: meetingPaths.meeting }, { house, meeting })
  const look: MailButton = { label: say('change.button'), href: page }
  if (attendance === undefined) return [look]
  const token = manageToken(secret, attendance)
  const own = publicUrl + href({ path: attendancePaths.own }, { id: attendance, token })
  const isAsked = dates.some(({ what }) => what === 'time')
  return [{ label: say('change.own'), href: own, ...(isAsked ? { kind: 'urgent' as const } : {}) }, look]
}
