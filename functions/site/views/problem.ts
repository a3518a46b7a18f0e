import { actions, linkButton } from '../../../shared/html/buttons.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Problem } from '../../../shared/http/problem.ts'
import { valueOf } from '../../../shared/http/registered.ts'
import type { ProblemWords } from '../../../shared/http/words.ts'
import type { Language } from '../../../shared/language.ts'
import { textsOf } from '../../../shared/texts.ts'
import { managePaths } from '../../houses/contract.ts'
import { bookHref, houseHref, housePage } from '../../rooms/views/frame.ts'
import type { ShownHouse } from '../../rooms/views/frame.ts'
import { capability } from '../contract.ts'
import de from '../texts/de.json' with { type: 'json' }
import en from '../texts/en.json' with { type: 'json' }
import { sitePage, texts } from './frame.ts'

declare const PROBLEMS: string | undefined

/** Its own words, and those that the contracts bring. */
const more = valueOf('PROBLEMS', typeof PROBLEMS === 'undefined' ? undefined : PROBLEMS)
const problems = textsOf({ name: 'site', de, en }, ...more)

/** The product's words for all of its refusals: for the edge, which tells them to programs and people. */
export const problemWords: ProblemWords = problems

/** Whether there is a refusal of this code. */
export function isProblem(code: string): boolean {
  return problems.has(`problem.${code}`)
}

/** What a refusal means, for whoever has met its code; nothing of a single case. */
export function problemView({ language, code }: { language: Language; code: string }): string {
  const say = problems(language)
  const key = (part: string) => `problem.${code}${part}` as 'problem.not-found'
  return sitePage({
    language,
    title: say(key('')),
    here: href(capability.routes.problemPage, { code }),
    main: html`${pageHeading(say(key('')), { lead: say(key('.detail')) })}
      <p class="quiet">${say('problem.code')} <code translate="no">${code}</code></p>
      ${actions(linkButton({ href: '/', label: say('error.home') }))}`,
  })
}

export interface ProblemPage {
  problem: Problem
  language: Language
  path: string
  /** In whose pages it happened, as far as that is known. */
  house?: ShownHouse | undefined
}

/** Programs are told of whatever is not there; people have asked for a page. */
const noSuchPage = href(capability.routes.problemPage, { code: 'not-found' })

/** A call that went wrong, told to people: what it is, what to do, and the number to name where it is our fault. Inside of a house its menu stays. */
export function problemPage({ problem, language, path, house }: ProblemPage): string {
  const { detail, status, requestId } = problem
  const say = texts(language)
  const title = problem.type === noSuchPage ? say('error.noPage') : problem.title
  const number = html`<p class="quiet">${say('error.number')} <code translate="no">${requestId}</code></p>`
  const back = house
    ? { href: houseHref(house.id), label: say('error.house') }
    : { href: '/', label: say('error.home') }
  const book = house && linkButton({ href: bookHref(house.id), label: say('home.book'), kind: 'plain' })
  const shown = {
    language,
    title,
    here: path,
    robots: 'noindex',
    main: html`${pageHeading(title, { lead: detail })} ${status >= 500 && number}
    ${actions(...waysOn(path, language, back), book)}`,
  } as const
  return house ? housePage({ ...shown, house }) : sitePage(shown)
}

/** Whoever runs a house and lost their way in it is led back to what waits there. */
function waysOn(path: string, language: Language, back: { href: string; label: string }): Content[] {
  const [, house] = /^\/manage\/([a-z0-9-]+)(?:\/|$)/.exec(path) ?? []
  if (house === undefined) return [linkButton(back)]
  const inbox = href({ path: managePaths.inbox }, { house })
  const label = texts(language)('error.inbox')
  return [linkButton({ href: inbox, label }), linkButton({ ...back, kind: 'plain' })]
}
