import { actions, linkButton, submit } from '../../../shared/html/buttons.ts'
import { fieldRow, textField } from '../../../shared/html/fields.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { notice } from '../../../shared/html/messages.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import type { HousePage } from '../../houses/schema.ts'
import { capability } from '../contract.ts'
import { texts } from './frame.ts'

const { homePage } = capability.routes

export interface HomeModel extends HousePage {
  language: Language
  /** Where the page began, and what was looked for. */
  from?: string | undefined
  search?: string | undefined
}

/** For those who look for a house or a place; as long as all houses are to be seen, nobody needs it. */
export function houseSearch({ language, next, from, search, isCutOff }: HomeModel): Content {
  if (next === undefined && from === undefined && search === undefined) return false
  const say = texts(language)
  const field = textField({
    name: 'search',
    label: say('home.search'),
    hint: say('home.searchHint'),
    value: search ?? '',
    attributes: { maxlength: 80, autocomplete: 'off', spellcheck: 'false' },
  })
  const cutOff =
    isCutOff === true && notice({ kind: 'info', title: say('home.cutOff'), content: say('home.cutOffMore') })
  return html`<form method="get" action="${href(homePage)}" role="search">
      ${fieldRow(field, html`<div>${submit({ label: say('home.searchSend'), kind: 'secondary' })}</div>`)}
    </form>
    ${cutOff}`
}

/** The way to the page after it, and back to all. */
export function moreHouses({ language, next, from, search }: HomeModel): Content {
  const say = texts(language)
  const isPart = from !== undefined || search !== undefined
  const ways = [
    next !== undefined && linkButton({ href: href(homePage, {}, { from: next }), label: say('home.more') }),
    isPart && linkButton({ href: href(homePage), label: say('home.all'), kind: 'plain' }),
  ]
  return ways.some(Boolean) && actions(...ways)
}
