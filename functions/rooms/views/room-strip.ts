import { comma, inARow } from '../../../shared/in-a-row.ts'
import type { Language } from '../../../shared/language.ts'
import { icon } from '../../../shared/html/icons.ts'
import { attributes, html, spoken } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { heading } from '../../../shared/html/messages.ts'
import { shortSpan } from '../../../shared/html/lanes.ts'
import type { Use } from '../../../shared/html/lanes.ts'
import { localOf } from '../../../shared/time/civil.ts'
import { formatDate, formatRange } from '../../../shared/time/format.ts'
import { freeSpans } from '../rules/free.ts'
import { texts } from './frame.ts'
import { askHref } from './room-lanes.ts'
import type { RoomLane } from './room-lanes.ts'
import type { RoomModel } from './room-model.ts'

/** Seven days below each other, each with its free times as buttons: the week on a phone, and the grid in words. */
export function weekStrip(model: RoomModel, lanes: readonly RoomLane[]): Html {
  return html`<div class="week-strip" id="list">${lanes.map((lane) => stripDay(model, lane))}</div>`
}

function stripDay(model: RoomModel, lane: RoomLane): Html {
  const remark = lane.remark !== undefined && html` <small>${lane.remark}</small>`
  const all = attributes({ class: 'strip-date', 'aria-current': lane.current === true && 'date' })
  return html`<section${all}>${heading(2, html`${lane.title}${remark}`)}
    ${freeTimes(model, lane)}${standsIn(model, lane)}${taken(lane, model.language)}</section>`
}

function freeTimes(model: RoomModel, { key, askable }: RoomLane): Content {
  if (askable.length === 0) return false
  const { language } = model
  const say = texts(language)
  const button = (span: RoomLane['askable'][number]): Html => {
    const more = spoken(` ${inARow([say('free'), formatDate(key, language, 'dayMonth')], language)}`)
    return html`<li><a class="free-time" href="${askHref(model, key, span)}">${shortSpan(span)}${more}</a></li>`
  }
  return html`<ul class="free-times">
    ${askable.map(button)}
  </ul>`
}

/** Why there is no button: closed, blocked for the whole day, over, or free but not to be asked for here. */
function standsIn(model: RoomModel, { key, open, askable, blockedAs }: RoomLane): Content {
  const { language, days, house, now } = model
  const say = texts(language)
  const line = (words: string) => html`<p class="quiet">${words}</p>`
  if (blockedAs !== undefined) return line(blockedAs)
  if (open.length === 0) return line(say('closed'))
  if (askable.length > 0) return false
  const here = localOf(now, house.timeZone)
  const left = freeSpans(days, key, house.timeZone).filter(
    ({ to }) => `${key}T${to}` > `${here.date}T${here.time}`,
  )
  if (left.length > 0)
    return line(
      say('free.but', {
        times: inARow(
          left.map(({ from, to }) => formatRange(from, to, language)),
          language,
        ),
      }),
    )
  return key < here.date && line(say('over'))
}

function taken({ uses, blockedAs }: RoomLane, language: Language): Content {
  const told = blockedAs === undefined ? uses : uses.filter(({ standing }) => standing !== 'blocked')
  if (told.length === 0) return false
  return html`<ul class="taken-times">
    ${told.map((use) => takenLine(use, language))}
  </ul>`
}

/** What is taken for sure needs no word where it has a name: its shape says so, and the word is there for those who do not see it. */
function takenLine(use: Use, language: Language): Html {
  const { label, word, detail, standing, lang } = use
  const second = detail !== undefined && html`<span class="line-detail">${detail}</span>`
  const name = word === undefined ? label : html`<b${attributes({ lang })}>${label}</b>`
  const besides = `${comma(language)}${word}`
  const state = word !== undefined && (standing === 'firm' ? spoken(besides) : besides)
  return html`<li class="${standing}">
    ${icon(standing)}<span>${shortSpan(use)} ${name}${state}${second}</span>
  </li>`
}
