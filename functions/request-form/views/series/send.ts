import { actions, submit } from '../../../../shared/html/buttons.ts'
import { html } from '../../../../shared/html/markup.ts'
import type { Content, Html } from '../../../../shared/html/markup.ts'
import type { Editing } from './editor.ts'
import { rowsIn } from './list.ts'
import type { SeriesList } from './list.ts'
import { stepButton } from './steps.ts'
import { formTexts, texts } from '../../../bookings/views/series-texts.ts'

/** What is sent, with its count in the button; where some dates are not possible, what becomes of them. */
export function seriesActions(
  model: Editing,
  list: SeriesList,
  { verb, leave }: { verb: 'send' | 'enter'; leave: Content },
): Html {
  const say = formTexts(model)
  const rows = rowsIn(model, list)
  const [count, refused] = [rows.free.length, rows.refused.length]
  if (refused === 0 && count > 0) return actions(submit({ label: say(`preview.${verb}`, { count }) }), leave)
  if (count === 0)
    return html`<p>${say('preview.nothing')}</p>
    ${actions(leave)}`
  const label = say(`preview.${verb}Free`, { count })
  const stay = say('preview.stay', { count: refused })
  if (list.look.request.repeat.mode === 'free')
    return html`<p>${stay}</p>
      ${actions(submit({ label }), leave)}`
  const mend = stepButton(model.action, {
    step: ['leave-refused'],
    at: 'dates',
    label: say('preview.leaveAll', { count: refused }),
    kind: 'primary',
  })
  const free = submit({ label, kind: 'secondary', attributes: { name: 'step', value: 'send-free' } })
  return html`<p>${say('preview.mustMend', { count: refused })}</p>
    ${actions(mend, free, leave)}`
}

/** The usual button, and the one that stands there instead while a series is chosen and not looked at (see styles/series.css). */
export function firstActions(
  language: Editing['language'],
  { label, leave }: { label: Content; leave: Content },
): Html {
  return html`<div class="actions send-or-check">
    ${submit({ label, attributes: { class: 'button primary send' } })}
    ${submit({ label: texts(language)('form.check'), attributes: { class: 'button primary check' } })}
    ${leave}
  </div>`
}
