import { submit } from '../../../shared/html/buttons.ts'
import { attributes, html } from '../../../shared/html/markup.ts'
import type { Html } from '../../../shared/html/markup.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import { searchPaths } from '../contract/paths.ts'
import { texts } from './texts.ts'

/** More than anybody types; longer ones are cut off by the browser. */
const mostTyped = 120

/** One line: finds whatever somebody who runs the house may type. */
export function searchForm(
  { language, house }: { language: Language; house: { id: string } },
  given: { typed?: string; hint?: string } = {},
): Html {
  const say = texts(language)
  const id = 'field-q'
  const control = attributes({
    type: 'search',
    id,
    name: 'q',
    value: given.typed ?? '',
    maxlength: mostTyped,
    autocomplete: 'off',
    autocapitalize: 'none',
    spellcheck: 'false',
    // On a page that is about something else the line explains itself.
    placeholder: given.hint === undefined && say('search.label'),
    'aria-describedby': given.hint !== undefined && `${id}-hint`,
  })
  const hint = given.hint !== undefined && html`<p class="hint" id="${id}-hint">${given.hint}</p>`
  return html`<form method="get" action="${href({ path: searchPaths.search }, { house: house.id })}" role="search" class="seek no-print">
    <label${attributes({ for: id, class: given.hint === undefined && 'spoken' })}>${say('search.label')}</label>${hint}
    <div class="seek-line"><input ${control} />${submit({ label: say('search.send'), kind: 'secondary', icon: 'search' })}</div>
  </form>`
}
