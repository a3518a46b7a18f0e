import type { Language } from '../language.ts'
import { textsOf } from '../texts.ts'
import { fieldId } from './fields.ts'
import { icon } from './icons.ts'
import type { Standing } from './icons.ts'
import { attributes, html } from './markup.ts'
import type { Content, Html } from './markup.ts'
import de from './texts/errors.de.json' with { type: 'json' }
import en from './texts/errors.en.json' with { type: 'json' }

const texts = textsOf({ name: 'shared/html/errors', de, en })

/** Leads from what is wrong to the fields. Stands above the form and has the focus, also where no script runs. */
export function errorSummary(given: {
  language: Language
  /** Where it is more than that something is to be looked at again. */
  title?: string
  /** `field` is the control's name; without it the line is plain text. */
  errors: readonly { field?: string; message: string }[]
}): Html {
  const count = given.errors.some(({ field }) => field !== undefined) ? given.errors.length : 0
  const title = given.title ?? texts(given.language)('title', { count })
  const lines = given.errors.map(({ field, message }) =>
    field === undefined
      ? html`<li>${message}</li>`
      : html`<li><a href="#${fieldId(field)}">${message}</a></li>`,
  )
  return html`<div class="notice problem" role="alert" tabindex="-1" id="errors" autofocus data-focus>
    ${icon('problem')}
    <div class="notice-body">
      <h2>${title}</h2>
      <ul>
        ${lines}
      </ul>
    </div>
  </div>`
}

export interface Notice {
  kind: 'info' | 'success' | 'warning' | 'problem'
  /** The word that names the kind, or a short sentence: "Gespeichert". */
  title: string
  content?: Content
  /** Heading level where the notice is a section of the page; otherwise the title is bold text. */
  level?: 2 | 3
  /** Asks what to do before anything is saved: it has the focus, also where no script runs. */
  decides?: boolean
}

/** notice({ kind: 'success', title: 'Gespeichert', content: 'Die neuen Zeiten gelten ab sofort.' }) */
export function notice(given: Notice): Html {
  const role = { info: undefined, success: 'status', warning: undefined, problem: 'alert' }[given.kind]
  const title = given.level
    ? heading(given.level, given.title)
    : html`<p class="notice-title">${given.title}</p>`
  const body = html`<div class="notice-body">${title}${paragraph(given.content)}</div>`
  // What an action has done is where whoever hears the page goes on from.
  const told = role !== undefined && { tabindex: -1, 'data-told': true }
  const asks = given.decides === true && { tabindex: -1, autofocus: true, 'data-focus': true }
  return html`<div${attributes({ class: `notice ${given.kind}`, role, ...told, ...asks })}>${icon(given.kind)}${body}</div>`
}

/** A short word with its shape: statusBadge('pending', 'angefragt') */
export function statusBadge(standing: Standing, word: string): Html {
  return html`<span class="badge ${standing}">${icon(standing)} ${word}</span>`
}

/** Where something stands, in words nobody can miss: statusBig({ standing: 'pending', words: 'Noch nicht sicher', next }) */
export function statusBig(given: { standing: Standing; words: string; next?: Content }): Html {
  const next = given.next !== undefined && html`<div class="status-next">${paragraph(given.next)}</div>`
  return html`<div class="status-big ${given.standing}">
    ${icon(given.standing)}
    <p class="status-words">${given.words}</p>
    ${next}
  </div>`
}

/** Nothing here, and what to do now: emptyState({ title: 'Alles entschieden', content: '…', action: linkButton(…) }) */
export function emptyState(given: { title: string; content?: Content; action?: Content }): Html {
  return html`<div class="empty">
    <p class="empty-title">${given.title}</p>
    ${paragraph(given.content)}${given.action}
  </div>`
}

/** A heading of a level known only at run time. */
export function heading(level: 2 | 3 | 4, text: Content): Html {
  if (level === 2) return html`<h2>${text}</h2>`
  return level === 3 ? html`<h3>${text}</h3>` : html`<h4>${text}</h4>`
}

/** Text becomes a paragraph, markup stays what it is. */
function paragraph(content: Content): Content {
  return typeof content === 'string' ? html`<p>${content}</p>` : content
}
