import type { Language } from '../../../shared/language.ts'
import type { MailButton } from '../../../shared/html/mail.ts'
import { greeting, paragraphs, quoted } from '../../../shared/html/mail-words.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Letter } from '../../../shared/news.ts'
import { bookingPaths } from '../../bookings/contract/paths.ts'
import { manageToken } from '../../contacts/rules/access.ts'
import { memberToken } from '../../groups/rules/tokens.ts'
import type { Hearer } from '../../groups/rules/people.ts'
import { houseFooter } from '../../houses/views/mail.ts'
import { askButton, mailSubject } from '../../rooms/views/mail.ts'
import type { AskFacts } from '../actions/mail-facts.ts'
import { answerHref, askerName, proofHref } from '../rules/ask.ts'
import type { Ask, AskNotice } from '../schema.ts'
import { askFacts, texts } from './words.ts'

/** What somebody is told of a question, as long as it is so; nothing to who hosts the group no more. */
export function askLetter(notice: AskNotice, facts: AskFacts): Letter | undefined {
  const { ask, hosts } = facts
  if (ask === undefined || ask.version !== notice.version) return undefined
  if (notice.what === 'proof') return proofLetter(ask, facts)
  const host = hosts.find(({ id }) => id === notice.member)
  if (notice.member !== undefined && host === undefined) return undefined
  if (notice.what === 'asked') return host && questionLetter(ask, facts, host)
  return answerLetter(ask, facts, { what: notice.what, host })
}

/** Fixed words: nobody knows yet whose address it is. */
function proofLetter(ask: Ask, { house, now, publicUrl, secret }: AskFacts): Letter | undefined {
  const { language, contact } = ask
  if (contact.email === undefined) return undefined
  const say = texts(language)
  return {
    to: contact.email,
    replyTo: house.email,
    subject: say('proof.subject', { house: house.name }),
    content: {
      language,
      heading: say('proof.heading'),
      paragraphs: paragraphs(greeting(undefined, language), say('proof.text', { house: house.name })),
      buttons: [{ label: say('proof.button'), href: publicUrl + proofHref(secret, ask), kind: 'urgent' }],
      footer: [...houseFooter(house, now, language), say('proof.notMe')],
    },
  }
}

/** To a host of the group that is asked: who asks, what, and in which words. */
function questionLetter(ask: Ask, facts: AskFacts, host: Hearer): Letter {
  const { house, rooms, now, publicUrl, secret } = facts
  const { language } = host
  const say = texts(language)
  const { kind, of } = ask
  const named = { who: askerName(ask), group: of.groupName }
  return {
    to: host.email,
    replyTo: house.email,
    subject: mailSubject(
      { what: say('asked.what'), rooms: of.slot.rooms, dates: [of.slot.date] },
      facts,
      language,
    ),
    content: {
      language,
      heading: say('asked.heading'),
      tone: 'waiting',
      paragraphs: paragraphs(
        greeting(host.name, language),
        say(`asked.${kind}`, named),
        quoted(ask.words, language),
        say('asked.after'),
      ),
      facts: askFacts(ask, rooms, language),
      buttons: [
        { label: say('asked.button'), href: publicUrl + answerHref(secret, ask, host.id), kind: 'urgent' },
      ],
      footer: [...houseFooter(house, now, language), say('asked.why', named)],
    },
  }
}

/** To whoever asked, or a host of the group in whose name it was asked. */
function answerLetter(
  ask: Ask,
  facts: AskFacts,
  { what, host }: { what: 'yes' | 'no' | 'over'; host: Hearer | undefined },
): Letter | undefined {
  const { house, rooms, now } = facts
  const { email, name, language } = host ?? { ...ask.contact, language: ask.language }
  if (email === undefined) return undefined
  const say = texts(language)
  const { kind, of } = ask
  const text =
    what === 'yes'
      ? say(`yes.${kind}`, { group: of.groupName })
      : say(`${what}.text`, { group: of.groupName })
  return {
    to: email,
    replyTo: house.email,
    subject: mailSubject(
      { what: say(`${what}.what`), rooms: of.slot.rooms, dates: [of.slot.date] },
      facts,
      language,
    ),
    content: {
      language,
      heading: say(`${what}.heading`),
      tone: what === 'yes' ? 'good' : 'over',
      paragraphs: paragraphs(greeting(name, language), text),
      facts: askFacts(ask, rooms, language),
      buttons: [buttonOf(ask, facts, { language, host })],
      footer: [...houseFooter(house, now, language), say('why')],
    },
  }
}

/** After a yes to what they have now, else to the form for another time. */
function buttonOf(
  { booking, group }: Ask,
  facts: AskFacts,
  { language, host }: { language: Language; host: Hearer | undefined },
): MailButton {
  if (booking === undefined) return askButton(facts, language)
  const { secret, publicUrl } = facts
  const token = host && group ? memberToken(secret, { group, id: host.id }) : manageToken(secret, booking)
  return {
    label: texts(language)('yes.button'),
    href: publicUrl + href({ path: bookingPaths.own }, { id: booking, token }),
  }
}
