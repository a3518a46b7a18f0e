import type { Language } from '../language.ts'
import { comma } from '../in-a-row.ts'
import { icon } from './icons.ts'
import { piecesOf, rangeOf, shortSpan, timeOf } from './lanes.ts'
import type { Lane, Piece } from './lanes.ts'
import { attributes, classes, html, spoken } from './markup.ts'
import type { Html } from './markup.ts'

export interface TimeGrid {
  language: Language
  /** Says what the grid shows; read out, not drawn. */
  caption: string
  /** Head of the column of hours: "Uhrzeit". */
  timeLabel: string
  lanes: readonly Lane[]
  freeWord: string
  closedWord: string
  /** Where a click on a free hour leads. With Tab one comes to the first hour of each stretch; the list has them all. */
  freeHref?: (lane: Lane, from: string) => string | undefined
  /** Names the day or the room of a free hour, for those who hear its link alone: "5. Dezember". */
  dayOf?: (lane: Lane) => string
}

/**
 * A table with one row per quarter of an hour, so that places come from `rowspan` alone: no styles to inject, right
 * on paper and without a style sheet, and every cell has its day and hour as heads.
 */
export function timeGrid(given: TimeGrid, look: string): Html {
  const range = rangeOf(given.lanes)
  const cells = given.lanes.map((lane) => cellsOf(given, lane, range))
  const rows = []
  for (let quarter = range.from; quarter < range.to; quarter += 1) {
    const hour = quarter % 4 === 0 && html`<th scope="row" rowspan="4"><span>${timeOf(quarter)}</span></th>`
    const starting = cells.map((lane) => lane.get(quarter))
    rows.push(
      html`<tr>
        ${hour}${starting}
      </tr>`,
    )
  }
  return html`<table class="time-grid ${look}">
    <caption>
      ${spoken(given.caption)}
    </caption>
    <thead>
      <tr>
        <th scope="col">${spoken(given.timeLabel)}</th>
        ${given.lanes.map(laneHead)}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`
}

function laneHead({ title, href, current, remark }: Lane): Html {
  const name = href === undefined ? title : html`<a href="${href}">${title}</a>`
  const note = remark !== undefined && html` <small>${remark}</small>`
  return html`<th${attributes({ scope: 'col', 'aria-current': current === true && 'date' })}><span>${name}</span>${note}</th>`
}

/** The cells of one lane by the quarter at which they start; free time is cut at full hours. */
function cellsOf(given: TimeGrid, lane: Lane, range: { from: number; to: number }): Map<number, Html> {
  const cells = piecesOf(lane, range).flatMap((piece): [number, Html][] =>
    piece.kind === 'free' ? freeCells(given, lane, piece) : [[piece.from, cell(given, lane, piece)]],
  )
  return new Map(cells)
}

function freeCells(given: TimeGrid, lane: Lane, piece: Piece): [number, Html][] {
  const cut = hours(piece).map((hour) => ({ hour, href: given.freeHref?.(lane, timeOf(hour.from)) }))
  const first = cut.find(({ href }) => href !== undefined)
  return cut.map((each) => {
    const open = attributes({
      class: classes('free', lane.current && 'current'),
      rowspan: each.hour.to - each.hour.from,
    })
    return [
      each.hour.from,
      html`<td${open}>${freeHour(given, lane, { ...each, isFirst: each === first })}</td>`,
    ]
  })
}

function cell(given: TimeGrid, lane: Lane, piece: Piece): Html {
  const length = piece.to - piece.from
  const open = { class: classes(piece.kind, lane.current && 'current'), rowspan: length }
  if (piece.use) return html`<td${attributes(open)}>${block(piece, length)}</td>`
  return html`<td${attributes(open)}>${spoken(given.closedWord)}</td>`
}

function block({ use }: Piece, length: number): Html | false {
  if (!use) return false
  const { href, standing, label, lang, word } = use
  const look = classes('use-block', standing, sizeOf(length))
  const text = html`${icon(standing)}<span class="use-text"
      ><b${attributes({ lang })}>${label}</b> <span class="use-when">${shortSpan(use)}</span>
      ${word !== undefined && html`<span class="use-word">${word}</span>`}</span
    >`
  return href === undefined
    ? html`<div class="${look}">${text}</div>`
    : html`<a class="${look}" href="${href}">${text}</a>`
}

/** How much text fits, by quarters: a word, a line, three lines, or all of it. */
function sizeOf(length: number): string | false {
  if (length >= 8) return false
  if (length >= 4) return 'medium'
  return length > 1 ? 'short' : 'tiny'
}

function freeHour(
  { language, freeWord, dayOf }: TimeGrid,
  lane: Lane,
  { hour, href, isFirst }: { hour: Piece; href: string | undefined; isFirst: boolean },
): Html {
  if (href === undefined) return spoken(freeWord)
  const link = attributes({ href, tabindex: isFirst ? undefined : -1 })
  const day = dayOf && spoken(`${comma(language)}${dayOf(lane)}`)
  return html`<a${link}><span>${timeOf(hour.from)} ${freeWord}</span>${day}</a>`
}

function hours(piece: Piece): Piece[] {
  const cuts: Piece[] = []
  for (let from = piece.from; from < piece.to;) {
    const to = Math.min((Math.floor(from / 4) + 1) * 4, piece.to)
    cuts.push({ ...piece, from, to })
    from = to
  }
  return cuts
}
