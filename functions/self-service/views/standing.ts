import { html, written } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { statusBig } from '../../../shared/html/messages.ts'
import { steps } from '../../../shared/html/navigation.ts'
import type { Language } from '../../../shared/language.ts'
import { formatInstant } from '../../../shared/time/format.ts'
import { isContested } from '../../bookings/rules/consent.ts'
import { promisedBy } from '../../bookings/rules/promise.ts'
import { slotsInQuestion } from '../../bookings/rules/slot.ts'

import type { ShownHouse } from '../../rooms/views/frame.ts'
import type { Room } from '../../rooms/schema.ts'
import { isUpcoming } from '../../bookings/rules/scope.ts'
import type { Moment } from '../../bookings/rules/scope.ts'
import { isOpen } from '../../bookings/rules/state.ts'
import type { Booking } from '../../bookings/schema.ts'
import { countWords, standingOf } from '../../bookings/views/date-words.ts'
import { texts } from '../../bookings/views/texts.ts'
import { findHref } from './links.ts'
import { phoneLink } from '../../../shared/html/reach-links.ts'

export interface Stood {
  language: Language
  house: ShownHouse
  rooms: readonly Room[]
  booking: Booking
  moment: Moment
  /** Its last date is over. */
  isOver: boolean
}

/** Where a booking stands, in words nobody can miss, and what its contact does now. */
export function standing(stood: Stood): Html {
  const { language, booking, moment, isOver } = stood
  const isPast = isOver && booking.state === 'approved'
  const one = texts(language)(`standing.${isPast ? 'over' : booking.state}`)
  const counts = countWords(booking, moment, language)
  const many = counts.map((each, at) => html`<span>${each}${at < counts.length - 1 && ','}</span> `)
  return statusBig({
    standing: standingOf[isPast ? 'past' : booking.state],
    words: booking.repeat === undefined ? one : html`${many}`,
    next: html`<p>${nextWords(stood)}</p>`,
  })
}

/** How far a request has come; nothing once it is decided. */
export function stepsOf({ booking, language }: Pick<Stood, 'booking' | 'language'>): Html | false {
  if (!isOpen(booking.state)) return false
  const say = texts(language)
  const isProved = booking.state === 'requested'
  const way = booking.contact.email === undefined ? 'call' : 'mail'
  return steps([
    { label: say('steps.sent'), state: 'done', word: say('steps.done') },
    {
      label: say(`steps.${way}`),
      state: isProved ? 'done' : 'current',
      word: say(isProved ? 'steps.done' : 'steps.current'),
    },
    {
      label: say('steps.decided'),
      state: isProved ? 'current' : 'next',
      word: say(isProved ? 'steps.current' : 'steps.next'),
    },
  ])
}

function nextWords(stood: Stood): Content {
  const { language, house, booking, isOver } = stood
  const say = texts(language)
  const { state, contact, history } = booking
  const until = untilOf(stood)
  const rooms = booking.rooms.length
  const held = until !== '' && say(isKept(stood) ? 'next.held' : 'next.rivals', { until, rooms })
  switch (state) {
    case 'unconfirmed':
      if (contact.email !== undefined)
        return html`${say('next.mail')} <strong>${contact.email}</strong>. ${say('next.mailMore')} ${held}`
      return html`${say('next.call', { phone: contact.phone ?? '' })} ${house.phone !== undefined && html`<strong>${phoneLink(house.phone)}</strong>. `}
      ${say('next.callMore')} <a href="${findHref(house.id)}">${say('find.link')}</a>. ${held}`
    case 'requested':
      return requestedWords(stood)
    case 'approved':
      return isOver ? say('next.over') : approvedWords(stood)
    case 'declined': {
      const { words, wordsIn = language, reason } = history.findLast(({ what }) => what === 'declined') ?? {}
      const why =
        words === undefined
          ? reason !== undefined && say(`next.${reason}`)
          : html`<q>${written(words, { language: wordsIn, page: language })}</q>`
      return html`${say('next.declined')} ${why}`
    }
    case 'cancelled': {
      const last = history.findLast(({ what }) => what === 'cancelled' || what === 'displaced')
      if (last?.what !== 'displaced') return say('next.cancelled')
      return html`${say('next.displaced')} ${last.words !== undefined && html`<q>${last.words}</q>`}`
    }
    default:
      return say(`next.${state}`)
  }
}

function approvedWords(stood: Stood): Content {
  const { language, booking, moment } = stood
  const say = texts(language)
  const isSeries = booking.repeat !== undefined
  const asked = booking.occurrences.filter((each) => each.asked !== undefined && isUpcoming(each, moment))
  const by = promiseWords(stood)
  const changing = html`${say('next.changing', { count: isSeries ? asked.length : 0 })}
  ${booking.deadline !== undefined && (by === '' ? callWords(stood) : say('next.decidedBy', { until: by }))}`
  return html`${say(isSeries ? 'next.agreed' : 'next.approved')} ${asked.length > 0 && changing}`
}

function requestedWords(stood: Stood): Content {
  const say = texts(stood.language)
  const rivals = !isKept(stood) && say('next.rivals')
  if (stood.booking.deadline === undefined) return say('next.requested')
  const until = promiseWords(stood)
  if (until === '') return html`${say('next.near')} ${rivals} ${callWords(stood)}`
  if (rivals === false) return html`${say('next.requested')} ${say('next.decided', { until })}`
  return html`${say('next.requested')} ${say('next.decidedBy', { until })} ${rivals}`
}

/** What is left where the beginning is too near for a promise. */
function callWords({ house, language }: Stood): Content {
  const say = texts(language)
  if (house.phone === undefined) return say('next.soon')
  return html`${say('next.ring')} <strong>${phoneLink(house.phone)}</strong>.`
}

/** By when an answer is promised; empty where none is. */
function promiseWords({ booking, house, language, moment: { now } }: Stood): string {
  const by = promisedBy(booking, house.timeZone)
  return by === undefined ? '' : formatInstant(by, house.timeZone, language, now)
}

/** Whether what waits for a decision is kept free until then. */
function isKept({ booking, rooms }: Pick<Stood, 'booking' | 'rooms'>): boolean {
  return !isContested(booking, slotsInQuestion(booking), rooms)
}

function untilOf({ booking: { deadline }, house, language, moment: { now } }: Stood): string {
  return deadline === undefined ? '' : formatInstant(deadline, house.timeZone, language, now)
}
