import type { Standing } from '../../../shared/html/icons.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { statusBig } from '../../../shared/html/messages.ts'
import { steps } from '../../../shared/html/navigation.ts'
import type { Language } from '../../../shared/language.ts'
import { localOf } from '../../../shared/time/civil.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import { formatDate, formatTime } from '../../../shared/time/format.ts'
import { phoneLink } from '../../rooms/views/frame.ts'
import type { ShownHouse } from '../../rooms/views/frame.ts'
import { isOpen } from '../rules/state.ts'
import type { Booking } from '../schema.ts'
import { texts } from './texts.ts'

interface Stood {
  language: Language
  house: ShownHouse
  booking: Booking
  /** Its last date is over. */
  isOver: boolean
}

/** Where a booking stands, in words nobody can miss, and what its contact does now. */
export function standing({ language, house, booking, isOver }: Stood): Html {
  const say = texts(language)
  const how = isOver && booking.state === 'approved' ? 'over' : booking.state
  const looks: Record<typeof how, Standing> = {
    unconfirmed: 'tentative',
    requested: 'pending',
    approved: 'firm',
    declined: 'over',
    cancelled: 'over',
    expired: 'over',
    over: 'over',
  }
  const next = html`<p>${nextWords({ language, house, booking, isOver })}</p>`
  return statusBig({ standing: looks[how], words: say(`standing.${how}`), next })
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

function nextWords({ language, house, booking, isOver }: Stood): Content {
  const say = texts(language)
  const { state, deadline, contact, history } = booking
  const until = deadline === undefined ? '' : momentWords(deadline, house.timeZone, language)
  switch (state) {
    case 'unconfirmed':
      if (contact.email !== undefined)
        return html`${say('next.mail')} <strong>${contact.email}</strong>. ${say('next.mailMore')}
        ${until !== '' && say('next.held', { until })}`
      return html`${say('next.call')} ${house.phone !== undefined && html`<strong>${phoneLink(house.phone)}</strong>. `}
      ${say('next.callMore')} ${until !== '' && say('next.held', { until })}`
    case 'requested':
      return html`${say('next.requested')} ${until !== '' && say('next.decided', { until })}`
    case 'approved':
      return say(isOver ? 'next.over' : 'next.approved')
    case 'declined': {
      const reason = history.findLast(({ what }) => what === 'declined')?.words
      return html`${say('next.declined')} ${reason !== undefined && html`<q>${reason}</q>`}`
    }
    default:
      return say(`next.${state}`)
  }
}

/** A moment by the house's clocks: `Samstag, 5. Dezember, 16:42 Uhr`. */
export function momentWords(instant: Instant, zone: string, language: Language): string {
  const { date, time } = localOf(instant, zone)
  const day = `${formatDate(date, language, 'weekday')}, ${formatDate(date, language, 'dayMonth')}`
  return `${day}, ${formatTime(time, language)}`
}
