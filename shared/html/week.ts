import { icon } from './icons.ts'
import type { Standing } from './icons.ts'
import { gapsOf, rangeOf, shortSpan } from './lanes.ts'
import type { Lane, Span, Use } from './lanes.ts'
import { heading, statusBadge } from './messages.ts'
import { attributes, html } from './markup.ts'
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
  /** Each lane unfolds; the one that is current, or is to be seen, is open. `count` says what lies inside. */
  folded?: { count: (lane: Lane) => string; isOpen: (lane: Lane) => boolean }
  /** What stands below a lane, such as where it is free. */
  below?: (lane: Lane) => Content
}

/** The same as the grid in words; the view for phones and screen readers. Also takes rooms of one day. */
export function weekList(given: LaneList): Html {
  const range = rangeOf(given.lanes)
  return html`<div class="lane-list">${given.lanes.map((lane) => laneItem(given, lane, range))}</div>`
}

/** What the shapes in a grid mean: legend([['firm', 'belegt'], ['pending', 'angefragt']]) */
export function legend(items: readonly (readonly [Standing, string])[]): Html {
  return html`<ul class="legend">
    ${items.map(([standing, word]) => html`<li><span class="swatch ${standing}">${icon(standing)}</span> ${word}</li>`)}
  </ul>`
}

function laneItem(given: LaneList, lane: Lane, range: { from: number; to: number }): Html {
  const title = html`${link(lane.title, lane.href)}${lane.remark !== undefined && html` <small>${lane.remark}</small>`}`
  if (given.folded) return foldedLane(given, lane, { range, folded: given.folded })
  const head = heading(given.level ?? 3, title)
  const all = attributes({
    class: 'lane',
    id: `lane-${lane.key}`,
    'aria-current': lane.current === true && 'date',
  })
  return html`<section${all}>${head}${laneBody(given, lane, range)}</section>`
}

/** The link of the head would open instead of unfolding: it stands inside. */
function foldedLane(
  given: LaneList,
  lane: Lane,
  { range, folded }: { range: { from: number; to: number }; folded: NonNullable<LaneList['folded']> },
): Html {
  const { remark, current } = lane
  const name = html`${lane.title}${remark !== undefined && html` <small>${remark}</small>`}`
  const all = attributes({
    class: 'more lane-fold',
    id: `lane-${lane.key}`,
    open: folded.isOpen(lane),
    'aria-current': current === true && 'date',
  })
  return html`<details${all}>
    <summary>${heading(given.level ?? 3, name)} <span class="quiet">${folded.count(lane)}</span></summary>
    <div class="more-body lane">${laneBody(given, lane, range)}${given.below?.(lane)}</div>
  </details>`
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
    >${use.word !== undefined && statusBadge(use.standing, use.word)}
  </li>`
}

function gapLine(gap: { when: string; word: string; href?: string; linkLabel?: Content }): Html {
  const more = gap.href !== undefined && html`<a href="${gap.href}">${gap.linkLabel}</a>`
  return html`<li class="line free">
    <span class="line-when">${gap.when}</span><span class="line-what">${gap.word}</span>${more}
  </li>`
}

function link(text: string, href: string | undefined): Content {
  return href === undefined ? text : html`<a href="${href}">${text}</a>`
}
