import { comma } from '../../../shared/in-a-row.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { notice } from '../../../shared/html/messages.ts'
import { codeBig } from '../../../shared/html/panels.ts'
import type { Booking } from '../schema.ts'
import { managedHref, texts, titleOf, whenOf } from './managed.ts'
import type { ManagerPage } from './managed.ts'

/** What has just been done, as `?done=` says it, and perhaps with which booking. */
export interface Done {
  what: string
  booking?: Booking | undefined
  /** To be told on the phone, once it is entered. */
  code?: string
}

const problems = ['already-decided', 'in-the-past', 'changed-meanwhile', 'not-claimed', 'none-ticked']

/** "Zugesagt: Würfelrunde, Mi, 2. Dezember, 18:00–20:00 Uhr"; nothing for a word that is none of ours. */
export function doneNotice(
  model: Pick<ManagerPage, 'language' | 'now' | 'house'>,
  { what, booking, code }: Done,
): Content {
  const { language } = model
  const say = texts(language)
  const key = `done.${what}`
  if (!texts.has(key)) return false
  const kind = problems.includes(what) ? 'warning' : 'success'
  const detail = `${key}.detail`
  if (what === 'entered' && code !== undefined) {
    const told = html`${codeBig({ label: say('booking.code'), code })}
      <p>${say('done.entered.detail')}</p>`
    return notice({ kind, title: say(key), content: told })
  }
  const more =
    booking === undefined
      ? texts.has(detail) && say(detail)
      : html`<p><a href="${managedHref(booking)}">${titleOf(booking)}</a>${comma(language)}${whenOf(booking, model)}</p>`
  return notice({ kind, title: say(key), ...(more ? { content: more } : {}) })
}
