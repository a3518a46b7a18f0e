import { actions, submit } from '../../../shared/html/buttons.ts'
import { hiddenField } from '../../../shared/html/fields.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Html } from '../../../shared/html/markup.ts'
import { notice } from '../../../shared/html/messages.ts'
import { formatDate, formatMoment } from '../../../shared/time/format.ts'
import type { Conflict } from '../../rooms/schema.ts'
import type { Occurrence } from '../schema.ts'
import type { FormErrors } from './errors.ts'
import { whenWords } from './facts.ts'
import { texts } from './series-texts.ts'
import { refusedWord } from './series-words.ts'

/**
 * Which dates of a series would lose a time of their own, before it happens, and the button that wants it all the same. The dates
 * go along (`told`): what would be lost besides is told first. It stands inside the form.
 */
export function lostNotice({ language, failure }: FormErrors): Html | false {
  if (failure?.code !== 'exceptions-lost') return false
  const say = texts(language)
  const lost = failure.facts['lost'] as Pick<Occurrence, 'key' | 'date' | 'from' | 'to'>[]
  const asked = failure.entered.get('lose') || failure.entered.get('scope')
  const scope = asked === 'this' || asked === 'following' ? asked : 'all'
  const lines = lost.map(({ key, ...now }) => {
    const original = formatDate(key.slice(0, 10), language, 'compact')
    return html`<li>${say('dates.lostLine', { key: original, when: whenWords(now, language) })}</li>`
  })
  const confirm = submit({
    label: say(`dates.lose.${scope}`),
    kind: 'danger',
    attributes: { name: 'lose', value: scope },
  })
  return told(
    say('dates.lostTitle', { count: lost.length }),
    html`<ul>
      ${lines}
    </ul>
    <p>${say('dates.lostMore')}</p>
    ${lost.map(({ key }) => hiddenField('told', key))} ${actions(confirm)}`,
  )
}

/** At which dates of a series the new time is taken; free times near one of them would not help the others. */
export function metNotice(known: FormErrors): Html | false {
  if (known.failure?.code !== 'room-taken') return false
  const say = texts(known.language)
  return told(say('dates.metTitle'), html`${metLines(known)}<p>${say('dates.metMore')}</p>`)
}

/** So many say enough. */
const most = 12

/** Dates that cannot be had, each with its reason. */
export function metLines({ language, failure }: FormErrors): Html {
  const say = texts(language)
  const { conflicts = [] } = (failure?.facts ?? {}) as { conflicts?: (Conflict & { code?: string })[] }
  const lines = conflicts.slice(0, most).map(({ date, from, to, code = 'room-taken', kind }) => {
    const when = formatMoment({ date, from, to }, language, 'compactYear')
    const why = refusedWord({ code, kind }, { date, today: '', language })
    return html`<li>${say('dates.met', { date: when, why })}</li>`
  })
  const others = conflicts.length - lines.length
  return html`<ul>
    ${lines}${others > 0 && html`<li>${say('dates.metOthers', { count: others })}</li>`}
  </ul>`
}

/** The first button of a form is what the Enter key presses: that must be the usual one. */
function told(title: string, content: Html): Html {
  return html`<button type="submit" hidden></button>
    <div tabindex="-1" data-focus>${notice({ kind: 'warning', level: 2, title, content })}</div>`
}
