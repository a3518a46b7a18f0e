import { inARow } from '../../../shared/in-a-row.ts'
import { attributes, classes, html } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import type { Language } from '../../../shared/language.ts'
import { minutesOfTime } from '../../../shared/time/civil.ts'
import { formatRange } from '../../../shared/time/format.ts'
import type { Span } from '../../rooms/schema.ts'
import { besides } from '../rules/around.ts'
import type { Around, DayAround } from '../rules/around.ts'
import { texts } from './inbox-texts.ts'

/**
 * The day of a request on a line: what is asked for stands tall and filled, what lies around it low and hollow, so that no colour is
 * needed. The words beside it say the nearest of it, and all of it stands under "more". What is not usual, `marks`, stands beside it too; where
 * there is no room for both, or nothing lies around, the words give way.
 */
export function dayStrip(around: DayAround, language: Language, marks: Content): Html {
  const { own, others, shown } = around
  const [from, to] = [minutesOfTime(shown.from), minutesOfTime(shown.to)]
  const block = (span: Span, shape: { class: string; y: number; height: number }) => {
    const x = minutesOfTime(span.from) - from
    const width = minutesOfTime(span.to) - minutesOfTime(span.from)
    return html`<rect ${attributes({ x, width, ...shape })} />`
  }
  const lines = others.map((other) => block(other, { class: `strip-other ${other.kind}`, y: 6, height: 8 }))
  const view = {
    viewBox: `0 0 ${Math.max(to - from, 15)} 20`,
    preserveAspectRatio: 'none',
    focusable: 'false',
  }
  const base = html`<path class="strip-base" d="M0 17H${to - from}" />`
  const drawn = html`<svg${attributes(view)}>${base}${lines}${block(own, { class: 'strip-own', y: 1, height: 18 })}</svg>`
  const words = html`<span class="strip-words">${nearest(around, language)}</span>`
  const isMarked = marks !== false
  return html`<div class="${classes('strip', isMarked && 'marked')}">
    <span class="strip-day" aria-hidden="true">${hour(shown.from)} ${drawn} ${hour(shown.to)}</span>
    ${(!isMarked || others.length > 0) && words} ${marks}
  </div>`
}

/** `8`, `22:30` */
function hour(time: string): string {
  const [hours = '', minutes] = time.split(':')
  return minutes === '00' ? String(Number(hours)) : `${Number(hours)}:${minutes}`
}

function nearest(around: DayAround, language: Language): string {
  const say = texts(language)
  const { before, after } = besides(around)
  const parts = [
    before && say('day.before', { what: nameOf(before, language), time: before.to }),
    after && say('day.after', { what: nameOf(after, language), time: after.from }),
  ].filter((part) => part !== undefined)
  if (parts.length > 0) return inARow(parts, language)
  return around.others.length === 0 ? say('day.only') : ''
}

function nameOf({ label, kind }: Around, language: Language): string {
  return label ?? texts(language)(`day.${kind}`)
}

/** Everything of that day, in its order. */
export function dayList({ own, others }: DayAround, language: Language): Content {
  if (others.length === 0) return false
  const say = texts(language)
  const lines = [
    ...others.map((other) => ({ ...other, words: nameOf(other, language) })),
    { ...own, words: html`<strong>${say('day.own')}</strong>` },
  ].sort((a, b) => (a.from < b.from ? -1 : 1))
  return html`<p class="quiet">${say('day.title')}:</p>
    <ul class="day-list">
      ${lines.map(({ from, to, words }) => html`<li>${formatRange(from, to, language)}: ${words}</li>`)}
    </ul>`
}
