import { icon } from './icons.ts'
import type { Standing } from './icons.ts'
import { gapsOf, rangeOf, shortSpan } from './lanes.ts'
import type { Lane, Span, Use } from './lanes.ts'
import { heading, statusBadge } from './messages.ts'
import { attributes, html, spoken } from './markup.ts'
import type { Content, Html } from './markup.ts'
import { timeGrid } from './time-grid.ts'
import type { TimeGrid } from './time-grid.ts'

export type { Lane, Span, Use } from './lanes.ts'

/** A week of one room: seven lanes. weekGrid({ caption, timeLabel: 'Uhrzeit', lanes, freeWord: 'frei', closedWord: 'geschlossen' }) */
export function weekGrid(given: TimeGrid): Html {
  return timeGrid(given, 'days')
}

/** One day of all rooms side by side: a lane per room. */
export function dayLanes(given: TimeGrid): Html {
  return timeGrid(given, 'rooms')
}

export interface LaneList {
  lanes: readonly Lane[]
  /** Said of a lane without uses: "den ganzen Tag frei". */
  emptyWord: string
  /** Said of a lane that is not open. */
  closedWord: string
  /** Lists free gaps between the uses too, each perhaps with a link. */
  free?: (lane: Lane, gap: Span) => { when: string; word: string; href?: string; linkLabel?: Content }
  level?: 2 | 3 | 4
}

/** The same as the grid in words; the view for phones and screen readers. Also takes rooms of one day. */
export function weekList(given: LaneList): Html {
  const range = rangeOf(given.lanes)
  return html`<div class="lane-list">${given.lanes.map((lane) => laneItem(given, lane, range))}</div>`
}

export interface Matrix {
  /** Says what the table shows; read out, not drawn. */
  caption: string
  /** Head of the first column: "Raum". */
  cornerLabel: string
  columns: readonly { title: string; href?: string; current?: boolean }[]
  /** One list of uses per column. */
  rows: readonly { title: string; href?: string; cells: readonly (readonly Use[])[] }[]
  freeWord: string
}

/** A week of all rooms: rooms down, days across; a stack of rooms on phones. */
export function weekMatrix({ caption, cornerLabel, columns, rows, freeWord }: Matrix): Html {
  const heads = columns.map(
    ({ title, href, current }) =>
      html`<th${attributes({ scope: 'col', role: 'columnheader', 'aria-current': current === true && 'date' })}>${link(title, href)}</th>`,
  )
  const body = rows.map(({ title, href, cells }) => {
    const days = cells.map((uses, index) => {
      const content =
        uses.length === 0
          ? html`<span class="quiet">${freeWord}</span>`
          : html`<ul>
              ${uses.map(chip)}
            </ul>`
      return html`<td role="cell" data-label="${columns[index]?.title ?? ''}">${content}</td>`
    })
    return html`<tr role="row">
      <th scope="row" role="rowheader">${link(title, href)}</th>
      ${days}
    </tr>`
  })
  return html`<table class="data-table week-matrix" role="table">
    <caption>
      ${spoken(caption)}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        <th scope="col" role="columnheader">${cornerLabel}</th>
        ${heads}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${body}
    </tbody>
  </table>`
}

/** What the shapes in a grid mean: legend([['firm', 'belegt'], ['pending', 'angefragt']]) */
export function legend(items: readonly (readonly [Standing, string])[]): Html {
  return html`<ul class="legend">
    ${items.map(([standing, word]) => html`<li><span class="swatch ${standing}">${icon(standing)}</span> ${word}</li>`)}
  </ul>`
}

function laneItem(given: LaneList, lane: Lane, range: { from: number; to: number }): Html {
  const title = html`${link(lane.longTitle ?? lane.title, lane.href)}${lane.remark !== undefined && html` <small>${lane.remark}</small>`}`
  const head = heading(given.level ?? 3, title)
  const all = attributes({
    class: 'lane',
    id: `lane-${lane.key}`,
    'aria-current': lane.current === true && 'date',
  })
  return html`<section${all}>${head}${laneBody(given, lane, range)}</section>`
}

function laneBody(given: LaneList, lane: Lane, range: { from: number; to: number }): Content {
  const { free } = given
  if (lane.uses.length === 0 && lane.open.length === 0) return html`<p class="quiet">${given.closedWord}</p>`
  if (lane.uses.length === 0 && !free) return html`<p class="quiet">${given.emptyWord}</p>`
  const uses = lane.uses.map((use) => ({ from: use.from, line: useLine(use) }))
  const gaps = free
    ? gapsOf(lane, range).map((gap) => ({ from: gap.from, line: gapLine(free(lane, gap)) }))
    : []
  const lines = [...uses, ...gaps].sort((one, other) => (one.from < other.from ? -1 : 1))
  return html`<ul>
    ${lines.map(({ line }) => line)}
  </ul>`
}

function useLine(use: Use): Html {
  const when = use.when ?? shortSpan(use)
  const detail = use.detail !== undefined && html`<span class="line-detail">${use.detail}</span>`
  return html`<li class="line ${use.standing}">
    <span class="line-when">${when}</span
    ><span class="line-what">${link(use.label, use.href)}${detail}</span
    >${statusBadge(use.standing, use.word)}
  </li>`
}

function gapLine(gap: { when: string; word: string; href?: string; linkLabel?: Content }): Html {
  const more = gap.href !== undefined && html`<a href="${gap.href}">${gap.linkLabel}</a>`
  return html`<li class="line free">
    <span class="line-when">${gap.when}</span><span class="line-what">${gap.word}</span>${more}
  </li>`
}

function chip(use: Use): Html {
  const when = html`<span class="use-when">${shortSpan(use)}</span>`
  const text = html`${icon(use.standing)} ${when} <b>${use.label}</b>
    <span class="use-word">${use.word}</span>`
  return use.href === undefined
    ? html`<li class="chip ${use.standing}">${text}</li>`
    : html`<li class="chip ${use.standing}"><a href="${use.href}">${text}</a></li>`
}

function link(text: string, href: string | undefined): Content {
  return href === undefined ? text : html`<a href="${href}">${text}</a>`
}
