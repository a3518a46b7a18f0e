import { html } from '../../../shared/html/markup.ts'
import type { Html } from '../../../shared/html/markup.ts'
import { legend, weekGrid } from '../../../shared/html/week.ts'
import { minutesOfTime, timeOfMinutes } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { formatDate, formatDates } from '../../../shared/time/format.ts'
import { isFree } from '../rules/free.ts'
import { useRefusal } from '../rules/use.ts'
import type { UseTerms } from '../rules/use.ts'
import { bookHref, texts } from './frame.ts'
import { lanesOf } from './room-lanes.ts'
import type { RoomModel } from './room-model.ts'
import { weekStrip } from './room-strip.ts'

/**
 * Seven days of a room, in sight once: as a grid where there is room for one, as a strip on a phone. On a wide screen the strip is the grid
 * in words, behind a link below it.
 */
export function roomWeek(model: RoomModel): Html {
  const { language, days, from, to } = model
  const say = texts(language)
  const lanes = lanesOf(model)
  const grid = weekGrid({
    language,
    caption: say('week.caption', { room: days.room.name, week: formatDates(from, to, language) }),
    lanes,
    timeLabel: say('week.time'),
    freeWord: say('free'),
    closedWord: say('closed'),
    dayOf: ({ key }) => formatDate(key, language, 'dayMonth'),
    freeHref: (lane, start) => hourHref(model, lane.key, start),
  })
  const signs = legend([
    ['firm', say('use.booked.word')],
    ['pending', say('use.asked.word')],
    ['blocked', say('week.blocked')],
  ])
  return html`<div class="week-grid">
      ${grid}${signs}
      <p class="no-print"><a href="#list">${say('week.asList')}</a></p>
    </div>
    ${weekStrip(model, lanes)}`
}

/** To the form with this hour filled in, unless the room's rules would refuse it anyway. */
function hourHref(model: RoomModel, date: LocalDate, from: string): string | undefined {
  const { days, house } = model
  const to = timeOfMinutes(Math.min(minutesOfTime(from) + Math.max(60, days.room.minMinutes), 1440))
  const use = { date, from, to, setUpMinutes: 0, tidyUpMinutes: 0 }
  const isPossible = days.room.approval !== 'phone-only' && !useRefusal(use, termsOf(model))
  if (!isPossible || !isFree(days, use, house.timeZone)) return undefined
  return bookHref(house.id, { rooms: [days.room.id], date, from, to })
}

const terms = new WeakMap<RoomModel, UseTerms>()

/** The same for every hour of the week. */
function termsOf(model: RoomModel): UseTerms {
  const known = terms.get(model)
  if (known) return known
  const { days, house, now } = model
  const own = { room: days.room, zone: house.timeZone, now, byManager: false }
  terms.set(model, own)
  return own
}
