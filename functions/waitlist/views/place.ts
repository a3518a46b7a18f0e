import { actions, buttonForm, confirmation, linkButton } from '../../../shared/html/buttons.ts'
import { definitionList } from '../../../shared/html/facts.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import type { Standing } from '../../../shared/html/icons.ts'
import { notice, statusBig } from '../../../shared/html/messages.ts'
import { codeBig, section } from '../../../shared/html/panels.ts'
import { waysTo } from '../../../shared/html/reach-links.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import { formatInstant, formatList, formatMoment } from '../../../shared/time/format.ts'
import type { Room } from '../../rooms/schema.ts'
import { bookHref, housePage, reachLine } from '../../rooms/views/frame.ts'
import type { ShownHouse } from '../../rooms/views/frame.ts'
import { queuePaths } from '../contract.ts'
import { codeOf } from '../../contacts/rules/code.ts'
import { isKnown, waitsUntil } from '../rules/place.ts'
import type { Place, PlaceState } from '../schema.ts'
import { texts } from './texts.ts'

export interface ShownPlace {
  language: Language
  house: ShownHouse
  rooms: readonly Pick<Room, 'id' | 'name'>[]
  place: Place
  /** As it stands at this moment. */
  state: PlaceState
  /** Why the last step was not taken: the refusal's code. */
  refused?: string | undefined
}

export interface PlaceModel extends ShownPlace {
  /** By which the page was opened. */
  token: string
  /** How many wait before. */
  ahead: number
  /** The page's own address, to keep. */
  url: string
  /** The page of the booking that it became. */
  booking?: string | undefined
  done?: string | undefined
}

const standings: Record<PlaceState, Standing> = {
  waiting: 'pending',
  offered: 'tentative',
  taken: 'firm',
  expired: 'over',
  left: 'over',
}

/** A place in the queue as its contact sees it: where it stands in big words, and what to do now. */
export function placeView(model: PlaceModel): string {
  const { language, house, place, state, done, url } = model
  const say = texts(language)
  const isOpen = state === 'waiting' || state === 'offered'
  const noted = state === 'waiting' && (done === 'waiting' || done === 'proved')
  return housePage({
    language,
    house,
    title: say('place.title'),
    robots: 'noindex',
    here: placePath(model),
    main: html`${pageHeading(say('place.title'))} ${refusedNotice(model)}
    ${noted && notice({ kind: 'success', title: say(done === 'proved' ? 'place.proved' : 'place.done') })} ${placeStanding(model)} ${steps(model)}
    ${section(say('place.facts'), placeFacts(model))}
    ${
      isOpen &&
      html`${codeBig({ label: say('place.code'), code: codeOf(place.id, language) })}
        <p>${say('place.codeMore')} ${reachLine(house)}</p>
        <p>
          ${say('place.keep')}<br />
          <a href="${url}">${url}</a>
        </p>`
    }`,
  })
}

export function refusedNotice({ language, refused }: ShownPlace): Html | false {
  if (refused === undefined) return false
  const key = `refused.${refused}`
  const title = texts(language)((texts.has(key) ? key : 'refused.other') as 'refused.other')
  return notice({ kind: 'problem', title })
}

/** Until when the slot is held, by the house's clocks. */
export function untilOf({ place, house, language }: ShownPlace): string {
  return place.offer === undefined ? '' : formatInstant(place.offer.until, house.timeZone, language)
}

/** What is waited for, and by whom. */
export function placeFacts({ language, rooms, place }: ShownPlace): Html {
  const say = texts(language)
  const { date, from, to, contact, purpose } = place
  const names = place.rooms.map((id) => rooms.find((room) => room.id === id)?.name ?? id)
  const when = formatMoment({ date, from, to }, language, 'compactYear')
  return definitionList([
    { name: say('fact.when'), value: html`<strong>${when}</strong>` },
    { name: say('fact.rooms'), value: formatList(names, language) },
    { name: say('fact.purpose'), value: purpose },
    { name: say('fact.name'), value: contact.name },
    { name: say('fact.reach'), value: waysTo([contact.email, contact.phone], language) },
  ])
}

/** Where a place stands, and what happens next. */
export function placeStanding(model: ShownPlace & { ahead: number }): Html {
  const { language, house, state, place, ahead } = model
  const say = texts(language)
  if (state === 'waiting' && !isKnown(place)) {
    const until = formatInstant(waitsUntil(place), house.timeZone, language)
    const next = html`<p>${say('next.unproved', { until })}</p>`
    return statusBig({ standing: 'pending', words: say('state.unproved'), next })
  }
  const way = place.contact.email === undefined ? 'call' : 'mail'
  const next =
    state === 'waiting'
      ? html`<p><strong>${say('ahead', { count: ahead })}</strong></p>
          <p>${say(`next.waiting.${way}`)}</p>`
      : html`<p>${say(`next.${state}`)}</p>`
  const words = say(`state.${state}`, state === 'offered' ? { until: untilOf(model) } : {})
  return statusBig({ standing: standings[state], words, next })
}

function steps(model: PlaceModel): Content {
  const { language, house, place, state, booking } = model
  const say = texts(language)
  const action = placePath(model)
  if (state === 'offered') {
    return actions(
      buttonForm({ action, label: say('place.accept'), kind: 'primary', fields: { step: 'accept' } }),
      buttonForm({ action, label: say('place.decline'), kind: 'secondary', fields: { step: 'leave' } }),
    )
  }
  if (state === 'waiting') {
    const leave = { open: say('place.leaveOpen'), question: say('place.leaveQuestion') }
    return actions(confirmation({ ...leave, action, label: say('place.leave'), fields: { step: 'leave' } }))
  }
  if (booking !== undefined)
    return actions(linkButton({ href: booking, label: say('place.booking'), kind: 'primary' }))
  const again = bookHref(house.id, { rooms: place.rooms })
  return actions(linkButton({ href: again, label: say('place.again'), kind: 'primary' }))
}

function placePath({ place, token }: PlaceModel): string {
  return href({ path: queuePaths.place }, { id: place.id, token })
}
