import { formatDate, formatInstant } from '../../../shared/time/format.ts'
import type { Language } from '../../../shared/language.ts'
import { codeOf } from '../../contacts/rules/code.ts'
import type { House, Manager } from '../../houses/schema.ts'
import type { Room } from '../../rooms/schema.ts'
import type { PlaceLinks } from '../rules/place.ts'
import type { PlaceNotice } from '../schema.ts'
import { momentOf, roomNames } from './facts.ts'
import { houseFooter } from './frame.ts'
import type { Letter } from './model.ts'
import { paragraphs, texts } from './words.ts'

export interface PlaceModel {
  notice: PlaceNotice
  house: House
  rooms: readonly Room[]
  links: PlaceLinks
}

/** What is told to somebody who waits: that the time is free and held for them, or that it is held no more. */
export function placeMail(model: PlaceModel): Letter | undefined {
  const { notice, house, links } = model
  const { place, entry } = notice
  const { email, name } = place.contact
  if (email === undefined) return undefined
  const { language } = place
  const say = texts(language)
  const kind = entry.what === 'offered' ? 'offered' : 'expired'
  const values = valuesOf(model, language)
  const isOffered = kind === 'offered'
  return {
    to: email,
    replyTo: house.email,
    subject: subjectOf(model, say(`place.${kind}.what`), language),
    content: {
      language,
      heading: say(`place.${kind}.heading`),
      standing: say(`place.${kind}.standing`, values),
      tone: isOffered ? 'waiting' : 'over',
      paragraphs: paragraphs(
        say('greeting', { name }),
        say(`place.${kind}.text`, values),
        say(`place.${kind}.after`, values),
      ),
      facts: factsOf(model, language),
      ...(isOffered ? { code: { label: say('code'), code: codeOf(place.id) } } : {}),
      buttons: [
        isOffered
          ? { label: say('place.offered.button'), href: links.place, kind: 'urgent' as const }
          : { label: say('button.book'), href: links.book },
      ],
      footer: [...houseFooter({ house, entry }, say, language), say('place.why')],
    },
  }
}

/** What is told to those who run the house: that somebody without an address has to be called. */
export function placeCallMail(model: PlaceModel, to: Pick<Manager, 'name' | 'email' | 'language'>): Letter {
  const { notice, house, links } = model
  const { place, entry } = notice
  const { language } = to
  const say = texts(language)
  const values = valuesOf(model, language)
  const { name, phone } = place.contact
  return {
    to: to.email,
    subject: subjectOf(model, say('place.call.what'), language),
    content: {
      language,
      heading: say('place.call.heading', { name }),
      tone: 'waiting',
      paragraphs: paragraphs(say('greeting', { name: to.name }), say('place.call.text', { ...values, name })),
      facts: [
        ...factsOf(model, language),
        { name: say('fact.contact'), value: [name, ...(phone === undefined ? [] : [phone])].join(', ') },
      ],
      buttons: [{ label: say('place.call.button'), href: links.managed }],
      footer: [...houseFooter({ house, entry }, say, language), say('footer.managers')],
    },
  }
}

function subjectOf({ notice, house, rooms }: PlaceModel, what: string, language: Language): string {
  const { place } = notice
  const names = roomNames(place.rooms, { rooms }, language)
  const date = formatDate(place.date, language, 'short')
  return texts(language)('subject', { what, rooms: names, date, more: 0, house: house.name })
}

function valuesOf({ notice, house }: PlaceModel, language: Language) {
  return { until: formatInstant(notice.until, house.timeZone, language), phone: house.phone ?? 'none' }
}

function factsOf({ notice, rooms }: PlaceModel, language: Language) {
  const say = texts(language)
  const { place } = notice
  return [
    {
      name: say('fact.rooms', { count: place.rooms.length }),
      value: roomNames(place.rooms, { rooms }, language),
    },
    { name: say('fact.when'), value: momentOf(place, language) },
  ]
}
