import { greeting, paragraphs } from '../../../shared/html/mail-words.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Letter } from '../../../shared/news.ts'
import { textsOf } from '../../../shared/texts.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import type { House, Manager } from '../../houses/schema.ts'
import { managersFooter } from '../../houses/views/mail.ts'
import { capability } from '../contract.ts'
import type { ParkedNotice } from '../schema.ts'
import de from '../texts/parked-mail.de.json' with { type: 'json' }
import en from '../texts/parked-mail.en.json' with { type: 'json' }

interface ParkedFacts {
  house: House
  managers: readonly Manager[]
  publicUrl: string
  now: Instant
}

const texts = textsOf({ name: 'notifications/parked-mail', de, en })

/** To somebody who decides: where to see which mails did not arrive. Nothing to who has left the house. */
export function parkedLetter({ person }: ParkedNotice, facts: ParkedFacts): Letter | undefined {
  const { house, managers, publicUrl, now } = facts
  const reader = managers.find((each) => each.person === person)
  if (reader === undefined) return undefined
  const { name, email, language } = reader
  const say = texts(language)
  const list = publicUrl + href(capability.routes.parkedMailPage, { house: house.id })
  return {
    to: email,
    subject: say('subject', { house: house.name }),
    content: {
      language,
      heading: say('heading'),
      paragraphs: paragraphs(greeting(name, language), say('text'), say('what'), say('once')),
      buttons: [{ label: say('look'), href: list }],
      footer: managersFooter(house, now, language),
    },
  }
}
