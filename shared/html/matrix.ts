import type { Language } from '../language.ts'
import { comma } from '../in-a-row.ts'
import { icon } from './icons.ts'
import { shortSpan } from './lanes.ts'
import type { Use } from './lanes.ts'
import { attributes, html, spoken } from './markup.ts'
import type { Content, Html } from './markup.ts'

/** What takes time, and where it is free, perhaps with the way to take that. `word`: said where there is neither. */
export interface MatrixCell {
  uses: readonly Use[]
  free: readonly FreeTime[]
  word: string
}

/** Free time as a link; `label` says the whole of it to who does not see the table. */
export interface FreeTime {
  when: string
  href: string
  label: string
}

export interface Matrix {
  language: Language
  /** Says what the table shows; read out, not drawn. */
  caption: string
  /** Head of the first column: "Raum". */
  cornerLabel: string
  /** `remark`: under the head, such as the name of a holiday. */
  columns: readonly { title: string; href?: string; current?: boolean; remark?: string }[]
  /** A cell for each column. */
  rows: readonly { title: string; href?: string; cells: readonly MatrixCell[] }[]
}

/** A week of all rooms: rooms down, days across. On phones the list beside it says the same, and it is not drawn. */
export function weekMatrix({ language, caption, cornerLabel, columns, rows }: Matrix): Html {
  const heads = columns.map(
    ({ title, href, current, remark }) =>
      html`<th${attributes({ scope: 'col', role: 'columnheader', 'aria-current': current === true && 'date' })}>${link(title, href)}${remark !== undefined && html` <small>${remark}</small>`}</th>`,
  )
  const body = rows.map(({ title, href, cells }) => {
    const days = cells.map(
      (cell, at) =>
        html`<td role="cell">${cellContent(cell, `${comma(language)}${columns[at]?.title ?? ''}`)}</td>`,
    )
    return html`<tr role="row">
      <th scope="row" role="rowheader">${link(title, href)}</th>
      ${days}
    </tr>`
  })
  return html`<table class="week-matrix" role="table">
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

function cellContent({ uses, free, word }: MatrixCell, day: string): Content {
  if (uses.length + free.length === 0) return html`<span class="quiet">${word}</span>`
  return html`<ul>
    ${uses.map((use) => chip(use, day))} ${free.map((each) => html`<li class="chip-free">${freeLink(each)}</li>`)}
  </ul>`
}

/** The way to free time, in a grid or a list. */
export function freeLink({ when, href, label }: FreeTime): Html {
  return html`<a class="free-time" href="${href}"><span aria-hidden="true">+ ${when}</span>${spoken(label)}</a>`
}

/** `day`, with its comma, for those who hear the links without their column. */
function chip(use: Use, day: string): Html {
  const when = html`<span class="use-when">${shortSpan(use)}</span>`
  const text = html`${icon(use.standing)} ${when} <b>${use.label}</b>
    <span class="use-word">${use.word}</span>${spoken(day)}`
  return use.href === undefined
    ? html`<li class="chip ${use.standing}">${text}</li>`
    : html`<li class="chip ${use.standing}"><a href="${use.href}">${text}</a></li>`
}

function link(text: string, href: string | undefined): Content {
  return href === undefined ? text : html`<a href="${href}">${text}</a>`
}
