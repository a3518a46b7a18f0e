import { greeting, paragraphs } from '../../../shared/html/mail-words.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import type { Letter, Summary } from '../../../shared/news.ts'
import { textsOf } from '../../../shared/texts.ts'
import { manageToken } from '../../contacts/rules/access.ts'
import { managerOf, reachOf } from '../../contacts/rules/recipient.ts'
import { memberToken } from '../../groups/rules/tokens.ts'
import { houseFooter, managersFooter } from '../../houses/views/mail.ts'
import { meetingPaths } from '../contract/paths.ts'
import type { MeetingFacts } from '../actions/mail-facts.ts'
import type { MeetingNotice } from '../schema/notice.ts'
import de from '../texts/mail.de.json' with { type: 'json' }
import en from '../texts/mail.en.json' with { type: 'json' }

const texts = textsOf({ name: 'meetings/mail', de, en })

type Facts = MeetingFacts

/** To those who decide that words wait; to the host that they are shown, or that the meeting is there. */
export function meetingLetter(notice: MeetingNotice, facts: Facts): Letter | undefined {
  const { meeting, house, now, publicUrl, secret } = facts
  const { what, to } = notice
  if (meeting === undefined || (what === 'proposed' && meeting.proposed === undefined)) return undefined
  const manager = managerOf(to, facts.managers)
  const [host] = facts.hosts ?? []
  if (to.kind === 'host' && host === undefined) return undefined
  const { name, address } = reachOf(to, host ?? meeting.contact, facts.managers)
  if (address === undefined) return undefined
  const language = manager?.language ?? host?.language ?? meeting.language
  const say = texts(language)
  const title = meeting.words.de.title
  const { id } = meeting
  const token = host === undefined ? manageToken(secret, id) : memberToken(secret, host)
  const path = manager
    ? href({ path: meetingPaths.managed }, { house: house.id, id })
    : href({ path: meetingPaths.own }, { id, token })
  return {
    to: address,
    replyTo: house.email,
    subject: say(`${what}.subject`, { title, house: house.name }),
    content: {
      language,
      heading: say(`${what}.heading`),
      paragraphs: paragraphs(greeting(name ?? '', language), say(`${what}.text`, { title })),
      buttons: [{ label: say(`${what}.button`), href: publicUrl + path }],
      footer: manager ? managersFooter(house, now, language) : houseFooter(house, now, language),
    },
  }
}

export function meetingSummary(
  { to, house, meeting: id }: MeetingNotice,
  facts: Facts,
  language: Language,
): Summary {
  const { meeting, managers, hosts = [] } = facts
  return {
    ...(meeting ? reachOf(to, hosts[0] ?? meeting.contact, managers) : {}),
    about: meeting?.words.de.title ?? texts(language)('gone'),
    link: {
      label: texts(language)('proposed.button'),
      href: href({ path: meetingPaths.managed }, { house, id }),
    },
  }
}
