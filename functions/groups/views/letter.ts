import { paragraphs } from '../../../shared/html/mail-words.ts'
import { oneClick } from '../../../shared/mail.ts'
import type { Letter } from '../../../shared/news.ts'
import { houseFooter } from '../../houses/views/mail.ts'
import type { LetterFacts } from '../actions/mail-facts.ts'
import type { LetterNotice } from '../schema/notice.ts'
import { ownHref, texts } from './mail.ts'

/** What a host wrote, to one of the group; nothing to whoever has left it or wants no mail by now. */
export function letterToAll({ id }: LetterNotice, facts: LetterFacts): Letter | undefined {
  const { letter, people, group, house, now } = facts
  const member = people.find((each) => each.id === id)
  if (letter === undefined || member?.email === undefined || member.isQuiet === true) return undefined
  const { language, email } = member
  const say = texts(language)
  const own = ownHref(member, facts)
  const quiet = `${own}/quiet`
  const { name } = letter.from
  return {
    to: email,
    // Answers reach who wrote it and nobody else.
    replyTo: letter.from.email,
    subject: say('letter.subject', { title: group.name, subject: letter.subject }),
    content: {
      language,
      heading: letter.subject,
      paragraphs: paragraphs(letter.text, name),
      buttons: [{ label: say('letter.button'), href: own, kind: 'quiet' }],
      footer: [
        say('letter.why', { title: group.name, name }),
        `${say('letter.leave')} ${quiet}`,
        ...houseFooter(house, now, language),
      ],
    },
    headers: oneClick(quiet),
  }
}
