import { inARow } from '../../../shared/in-a-row.ts'
import type { MailButton, MailContent } from '../../../shared/html/mail.ts'
import { greeting, paragraphs } from '../../../shared/html/mail-words.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import { oneClick } from '../../../shared/mail.ts'
import type { Letter, Summary } from '../../../shared/news.ts'
import { formatDate, formatMoment } from '../../../shared/time/format.ts'
import { attendancePaths } from '../../attendances/contract/paths.ts'
import { manageToken } from '../../contacts/rules/access.ts'
import { dutyPaths } from '../../duties/contract/paths.ts'
import { dutyToken } from '../../duties/rules/tokens.ts'
import { houseFooter } from '../../houses/views/mail.ts'
import { meetingPaths } from '../../meetings/contract/paths.ts'
import { meetingLetter, meetingSummary } from '../../meetings/views/mail.ts'
import type { ChangeFacts, FollowFacts } from '../actions/mail-facts.ts'
import { followPaths } from '../contract/paths.ts'
import { followProof, followToken } from '../rules/tokens.ts'
import type { ChangeNotice, EntryNotice, FollowNotice, HostNotice } from '../schema/notice.ts'
import { headOf, linesOf } from './mail-lines.ts'
import { texts } from './mail-texts.ts'
import { seenBy } from '../../houses/views/seen.ts'

/** One mail in fixed words, to an address of which nobody knows whose it is. */
export function proofLetter(
  { meeting: id }: FollowNotice,
  { asked, meeting, house, publicUrl, secret, now }: FollowFacts,
): Letter | undefined {
  if (asked === undefined || meeting === undefined) return undefined
  const { language, email } = asked
  const say = texts(language)
  const title = meeting.words.de.title
  const token = followProof(secret, { meeting: id, id: asked.id })
  const link = publicUrl + href({ path: followPaths.proof }, { meeting: id, id: asked.id, token })
  return {
    to: email,
    replyTo: house.email,
    subject: say('proof.subject', { title, house: house.name }),
    content: {
      language,
      heading: say('proof.heading'),
      paragraphs: paragraphs(greeting(undefined, language), say('proof.text', { title })),
      buttons: [{ label: say('proof.button'), href: link, kind: 'urgent' }],
      footer: [...houseFooter(house, now, language), say('proof.why')],
    },
  }
}

/** To whoever hears of a change, or to the host of what is shown for the first time. */
export function entryLetter(notice: EntryNotice, facts: ChangeFacts): Letter | undefined {
  return 'host' in notice ? meetingLetter(founded(notice), withMeeting(facts)) : changeLetter(notice, facts)
}

export function entrySummary(notice: EntryNotice, facts: ChangeFacts, language: Language): Summary {
  if ('host' in notice) return meetingSummary(founded(notice), withMeeting(facts), language)
  const { email, title, house, meeting, dates } = notice
  const [first] = dates
  const path = href({ path: meetingPaths.managed }, { house, id: meeting })
  return {
    address: email,
    about: inARow([title, first && formatMoment(first.after, language, seenBy(facts))], language),
    link: { label: texts(language)('summary.button'), href: path },
  }
}

function founded({ house, meeting }: HostNotice) {
  return { about: 'meeting', to: { kind: 'contact' }, house, meeting, what: 'founded' } as const
}

function withMeeting({ meeting, ...facts }: ChangeFacts) {
  return meeting === undefined ? facts : { ...facts, meeting }
}

/** Exactly what changed, old and new; whoever comes looks whether it still suits where they must. */
function changeLetter(notice: ChangeNotice, facts: ChangeFacts): Letter | undefined {
  const { house, now } = facts
  const { language, title, dates } = notice
  const say = texts(language)
  const leave = leaveLink(notice, facts)
  const isComing = dates.some(({ coming }) => coming !== undefined)
  const isHelping = dates.some(({ duty }) => duty !== undefined)
  const isDutyOff = dates.some(({ what, duty }) => what === 'cancelled' && duty !== undefined)
  // Who left meanwhile hears nothing more, but for what they come to or help at.
  if (notice.follower !== undefined && leave === undefined && !isComing && !isHelping) return undefined
  const ask = isAsked(notice) ? say('change.ask') : undefined
  return {
    to: notice.email,
    replyTo: house.email,
    subject: say('change.subject', { what: headOf(notice), title, house: house.name }),
    content: {
      language,
      heading: headOf(notice),
      tone: toneOf(notice),
      paragraphs: paragraphs(...linesOf(notice, facts), isDutyOff ? say('change.dutyOff') : undefined, ask),
      facts: [{ name: say('fact.what'), value: title }],
      buttons: buttonsOf(notice, facts),
      footer: [
        ...houseFooter(house, now, language),
        leave === undefined
          ? say(isHelping && !isComing ? 'change.whyHelping' : 'change.whyComing')
          : `${say('change.why')} ${leave}`,
      ],
    },
    ...(leave === undefined ? {} : { headers: oneClick(leave) }),
  }
}

function leaveLink({ meeting, follower: id }: ChangeNotice, facts: ChangeFacts): string | undefined {
  if (id === undefined || facts.follows !== true) return undefined
  const token = followToken(facts.secret, { meeting, id })
  return facts.publicUrl + href({ path: followPaths.own }, { meeting, id, token })
}

function toneOf({ dates, life }: ChangeNotice): MailContent['tone'] {
  const isOff = dates.length > 0 && dates.every(({ what }) => what === 'cancelled')
  return isOff || life === 'ended' ? 'over' : 'waiting'
}

/** Only another time asks anything of those who come. */
function isAsked({ dates }: ChangeNotice): boolean {
  return dates.some(({ what, coming }) => what === 'time' && coming !== undefined)
}

/** As many as fit under a mail; the other dates stand on the page of the meeting. */
const mostButtons = 6

/** Their own sign-ups first: where the time is another, they have to look. */
function buttonsOf(
  { house, meeting, language, dates }: ChangeNotice,
  { publicUrl, secret }: ChangeFacts,
): MailButton[] {
  const say = texts(language)
  const page = publicUrl + href({ path: meetingPaths.meeting }, { house, meeting })
  const look: MailButton = { label: say('change.button'), href: page }
  const theirs = dates.filter(({ coming }) => coming !== undefined)
  const moved = theirs.filter(({ what }) => what === 'time')
  const shown = moved.length > 0 ? moved : theirs
  const own = shown.slice(0, mostButtons).map(({ coming: id = '', after }): MailButton => {
    const path = href({ path: attendancePaths.own }, { id, token: manageToken(secret, id) })
    const date = formatDate(after.date, language, 'dayMonth')
    const label = shown.length > 1 ? say('change.ownOf', { date }) : say('change.own')
    return { label, href: publicUrl + path, ...(moved.length > 0 ? { kind: 'urgent' as const } : {}) }
  })
  const duties = dates
    .flatMap(({ what, duty }) => (what === 'cancelled' || duty === undefined ? [] : [duty]))
    .slice(0, mostButtons)
    .map(({ key, id }): MailButton => {
      const path = href({ path: dutyPaths.own }, { id: meeting, key, token: dutyToken(secret, id) })
      return { label: say('change.duty'), href: publicUrl + path }
    })
  return [...own, ...duties, look]
}
