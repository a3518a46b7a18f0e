import { inARow } from '../../../shared/in-a-row.ts'
import { greeting, paragraphs } from '../../../shared/html/mail-words.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import type { Letter, Summary } from '../../../shared/news.ts'
import { formatMoment } from '../../../shared/time/format.ts'
import { bookingPaths } from '../../bookings/contract/paths.ts'
import { managedHref, titleOf } from '../../bookings/views/managed.ts'
import { linkKey, manageToken } from '../../contacts/rules/access.ts'
import { memberToken } from '../../groups/rules/tokens.ts'
import { houseFooter } from '../../houses/views/mail.ts'
import { openOn } from '../../rooms/rules/hours.ts'
import { mailSubject, roomNames } from '../../rooms/views/mail.ts'
import { spansInWords } from '../../rooms/views/words.ts'
import type { ChangeFacts } from '../actions/mail-facts.ts'
import { isOnlyAsked } from '../rules/notes.ts'
import type { ChangeNotice, MisfitDate } from '../schema.ts'
import { texts } from './texts.ts'
import { seenBy } from '../../houses/views/seen.ts'

/** That a date stays although the room or its hours are other now; nothing to who hosts the group no more, or has no booking any more. */
export function changeLetter(notice: ChangeNotice, facts: ChangeFacts): Letter | undefined {
  const { house, now, publicUrl } = facts
  const { lying, reader, booking } = readIn(notice, facts)
  if (lying === undefined || reader === undefined || booking === undefined) return undefined
  const { name, email, language } = reader
  const say = texts(language)
  const dates = lying.dates.map(({ date }) => date)
  const words = isOnlyAsked(booking, dates) ? 'mail.asked' : 'mail'
  const rooms = [...new Set(lying.dates.map(({ room }) => room))]
  return {
    to: email,
    replyTo: house.email,
    subject: mailSubject({ what: say(`${words}.what`), rooms, dates }, facts, language),
    content: {
      language,
      heading: say(`${words}.heading`),
      paragraphs: paragraphs(greeting(name, language), say(`${words}.text`), say(`${words}.after`)),
      facts: [
        {
          name: say('mail.dates', { count: dates.length + lying.more }),
          value: [
            ...lying.dates.map((date) => lineOf(date, facts, language)),
            ...(lying.more > 0 ? [say('mail.more', { count: lying.more })] : []),
          ],
        },
      ],
      buttons: [{ label: say('mail.button'), href: publicUrl + ownHref(notice, facts) }],
      footer: houseFooter(house, now, language),
    },
  }
}

export function changeSummary(notice: ChangeNotice, facts: ChangeFacts, language: Language): Summary {
  const { lying, reader, booking } = readIn(notice, facts)
  const say = texts(language)
  const dates = (lying?.dates ?? []).map(({ date }) => date)
  const words = booking !== undefined && isOnlyAsked(booking, dates) ? 'mail.asked' : 'mail'
  return {
    name: reader?.name,
    address: reader?.email,
    about: inARow([say(`${words}.what`), booking && titleOf(booking)], language),
    link: { label: say('outside.caption'), href: managedHref({ house: notice.house, id: notice.booking }) },
  }
}

/** What is told, of which booking, and who reads it. */
function readIn({ booking: id, to }: ChangeNotice, { note, held }: ChangeFacts) {
  const lying = note?.bookings.find((each) => each.id === id)
  const { booking, hosts = [] } = held.find((each) => each.booking.id === id) ?? {}
  const host = to.kind === 'host' ? hosts.find((each) => each.id === to.member) : undefined
  const { email, name } = booking?.contact ?? {}
  const isContact = to.kind === 'contact' && booking !== undefined && email !== undefined
  const reader = host ?? (isContact ? { name, email, language: booking.language } : undefined)
  return { lying, booking, host, reader }
}

function ownHref(notice: ChangeNotice, facts: ChangeFacts): string {
  const { host, booking } = readIn(notice, facts)
  if (booking === undefined) return ''
  const { secret } = facts
  const token = host ? memberToken(secret, host) : manageToken(secret, linkKey(booking))
  return href({ path: bookingPaths.own }, { id: booking.id, token })
}

/** `Fr, 5. Dezember, 19:00–21:00 Uhr, Seminarraum: geöffnet ist 08:00–18:00 Uhr` */
function lineOf(
  { room: id, date, from, to, why }: MisfitDate,
  { rooms, ...facts }: ChangeFacts,
  language: Language,
): string {
  const room = rooms.find((each) => each.id === id)
  const hours = room ? spansInWords(openOn(room, date), language) : ''
  const named = { hours, most: String(room?.capacity ?? 0) }
  const when = formatMoment({ date, from, to }, language, seenBy(facts))
  return `${inARow([when, roomNames([id], rooms, language)], language)}: ${texts(language)(`mail.why.${why}`, named)}`
}
