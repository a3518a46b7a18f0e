import { comma } from '../in-a-row.ts'
import type { Language } from '../language.ts'
import { icon } from './icons.ts'
import { attributes, classes, html, spoken } from './markup.ts'
import type { Content, Html } from './markup.ts'

/** Facts by name: definitionList([{ name: 'Raum', value: 'Seminarraum' }, …]); `undefined` values are left out. `columns` saves height. */
export function definitionList(
  facts: readonly { name: Content; value: Content }[],
  given: { columns?: boolean } = {},
): Html {
  const rows = facts
    .filter(({ value }) => value !== undefined && value !== null && value !== false)
    .map(
      ({ name, value }) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )
  return html`<dl class="${classes('facts', given.columns && 'columns')}">${rows}</dl>`
}

export interface DataTable {
  /** Says what the rows are; hidden from the eye if the heading above says it already. */
  caption: string
  captionHidden?: boolean
  columns: readonly { label: string; numeric?: boolean; labelHidden?: boolean }[]
  /** The first cell names the row. */
  rows: readonly (readonly Content[])[]
}

/** A table that becomes a stack of labelled facts on phones. */
export function dataTable({ caption, captionHidden, columns, rows }: DataTable): Html {
  const heads = columns.map(
    ({ label, numeric, labelHidden }) =>
      html`<th${attributes({ scope: 'col', role: 'columnheader', class: numeric && 'numeric' })}>${labelHidden === true ? spoken(label) : label}</th>`,
  )
  const body = rows.map((cells) => {
    const [first, ...rest] = cells.map((cell, index) => tableCell(cell, index, columns[index]))
    return html`<tr role="row">
      ${first}${rest}
    </tr>`
  })
  const title = html`<caption>
    ${captionHidden === true ? spoken(caption) : caption}
  </caption>`
  return html`<table class="data-table" role="table">
    ${title}
    <thead role="rowgroup">
      <tr role="row">
        ${heads}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${body}
    </tbody>
  </table>`
}

function tableCell(cell: Content, index: number, column?: DataTable['columns'][number]): Html {
  if (index === 0) return html`<th scope="row" role="rowheader">${cell}</th>`
  const all = {
    role: 'cell',
    class: column?.numeric && 'numeric',
    'data-label': column?.labelHidden === true ? undefined : column?.label,
  }
  return html`<td${attributes(all)}>${cell}</td>`
}

export interface TimelineEntry {
  when: string
  /** Machine-readable instant of `when`. */
  instant?: string
  who: string
  what: Content
  changes?: readonly { label: string; before: string; after: string }[]
  note?: Content
}

/** Who did what and when, newest first as given; `words` stand before old and new values ("vorher", "jetzt"). */
export function timeline(
  entries: readonly TimelineEntry[],
  words: { before: string; after: string },
  language: Language,
): Html {
  const items = entries.map(({ when, instant, who, what, changes, note }) => {
    const time = html`<time${attributes({ datetime: instant })}>${when}</time>`
    const lines = changes?.map(
      ({ label, before, after }) =>
        html`<li>
          ${label}: ${spoken(words.before)} <del>${before}</del> ${icon('change')} ${spoken(words.after)}
          <ins>${after}</ins>
        </li>`,
    )
    return html`<li>
      <p class="timeline-head"><strong>${what}</strong> <span class="quiet">${who}${comma(language)}${time}</span></p>
      ${
        lines &&
        lines.length > 0 &&
        html`<ul class="changes">
          ${lines}
        </ul>`
      }${note !== undefined && html`<p class="quote">${note}</p>`}
    </li>`
  })
  return html`<ol class="timeline">
    ${items}
  </ol>`
}
