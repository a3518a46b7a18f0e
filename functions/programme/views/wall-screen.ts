import { inARow, point, pointed } from '../../../shared/in-a-row.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { qr } from '../../../shared/html/panels.ts'
import { qrSvg } from '../../../shared/qr.ts'
import { formatDate, formatRange } from '../../../shared/time/format.ts'
import type { Programme, ProgrammeDate } from '../../meetings/actions/read-programme.ts'
import { houseHref } from '../../rooms/views/frame.ts'
import { screenPage } from '../../rooms/views/screen.ts'
import type { Language } from '../../../shared/language.ts'
import { nowAndNext } from '../rules/now-and-next.ts'
import { titleIn } from './entry.ts'
import { wallHref } from './links.ts'
import { wallLine, wallTexts } from './wall-words.ts'

interface ScreenModel extends Programme {
  language: Language
  publicUrl: string
  now: string
}

/** The wall as a screen that nobody touches: what is on now, what comes next, and the time. */
export function wallScreenView(model: ScreenModel): string {
  const { language, house, dates, publicUrl, now } = model
  const say = wallTexts(language)
  const wordsOf = (date: ProgrammeDate) => {
    const { title, when, where } = factsOf(model, date)
    return { title, facts: pointed([when, where], language) }
  }
  const { running, coming, more } = nowAndNext(dates, { zone: house.timeZone, now, wordsOf })
  const part = (title: string, some: readonly ProgrammeDate[], kind: string): Content =>
    some.length > 0 &&
    html`<section class="screen-part ${kind}">
      <h2>${title}</h2>
      <ul>
        ${some.map((date) => line(model, date))}
      </ul>
    </section>`
  const url = publicUrl + houseHref(house.id)
  return screenPage({
    language,
    house,
    title: say('title'),
    here: wallHref(house.id, { display: '1' }),
    heading: house.name,
    now,
    main: html`<div class="screen-main">
        ${part(say('now'), running, 'now')} ${part(say('next'), coming, 'next')}
        ${running.length + coming.length === 0 && html`<p class="screen-empty">${say('nothing')}</p>`}
        ${more > 0 && html`<p class="screen-more">${say('more', { count: more })}</p>`}
      </div>
      ${qr({ svg: qrSvg(url), label: say('qr', { house: house.name }), caption: url.replace(/^https?:\/\//, '') })}`,
  })
}

function line(model: ScreenModel, date: ProgrammeDate): Html {
  const { when, where } = factsOf(model, date)
  return html`<li>
    <h3>${titleIn(date.title, model.language)}</h3>
    <p><span class="screen-time">${when}</span>${point}${where}</p>
  </li>`
}

/** „Di., 1. Dezember, 10:00–12:00 Uhr“; of today the time alone. */
function factsOf({ language, today, rooms }: ScreenModel, date: ProgrammeDate) {
  const time = formatRange(date.from, date.to, language)
  const when =
    date.date === today ? time : inARow([formatDate(date.date, language, 'compact'), time], language)
  return { when, ...wallLine({ language, rooms }, date) }
}
