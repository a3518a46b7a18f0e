import { actions, linkButton, submit } from '../../../shared/html/buttons.ts'
import { checkbox } from '../../../shared/html/choices.ts'
import { dateField, hiddenField, select } from '../../../shared/html/fields.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { details } from '../../../shared/html/panels.ts'
import { href } from '../../../shared/http/contract.ts'
import type { House } from '../../houses/schema.ts'
import { meetingPaths } from '../../meetings/contract/paths.ts'
import {
  accesses,
  audiencesOf,
  languageWords,
  spokenLanguages,
  tagWords,
} from '../../meetings/views/words.ts'
import { programmeHref } from './links.ts'
import type { Search } from './links.ts'
import type { ProgrammeModel } from './programme-model.ts'
import { texts } from './texts.ts'

type Facet = 'audience' | 'language' | 'access'

/** Kept in the address, so that a search can be sent to somebody. */
export function searchForm(model: ProgrammeModel): Content {
  const { language, house, search, from, today } = model
  const say = texts(language)
  const isOn = isSearching(search)
  const content = html`${search.view === 'month' && hiddenField('view', 'month')}
  ${(['audience', 'language', 'access'] as const).map((name) => choiceOf(name, model))}
  ${checkbox({ name: 'free', value: '1', label: say('search.free'), checked: search.free === '1' })}
  ${dateField({ name: 'from', label: say('search.from'), value: from === today ? '' : from })}
  ${actions(
    submit({ label: say('search.send'), kind: 'secondary' }),
    isOn && linkButton({ href: programmeHref(house.id), label: say('search.reset'), kind: 'plain' }),
  )}`
  const action = href({ path: meetingPaths.programme }, { house: house.id })
  const form = html`<form method="get" action="${action}" class="search">${content}</form>`
  return details(say(isOn ? 'search.on' : 'search.open'), form, { open: isOn })
}

/** Only what would find something, in our order and then in that of the letters; and what is searched for now. */
function choiceOf(name: Facet, { language, search, cards, house }: ProgrammeModel): Content {
  const say = texts(language)
  const { word } = facets[name]
  const ours = facets[name].ours(house)
  const used = new Set(cards.flatMap(facets[name].of))
  const chosen = search[name]
  if (chosen !== undefined && chosen !== '') used.add(chosen)
  if (used.size === 0) return false
  const others = [...used].filter((value) => !ours.includes(value)).sort()
  const options = [...ours.filter((value) => used.has(value)), ...others].map((value) => {
    return { value, label: word(value, language) }
  })
  return select({
    name,
    label: say(`search.${name}`),
    value: chosen ?? '',
    empty: say('search.any'),
    groups: [{ options }],
  })
}

const facets = {
  audience: {
    ours: audiencesOf,
    of: ({ audience }) => (audience.length === 0 ? ['all'] : audience),
    word: (tag, language) => tagWords('audience', tag, language),
  },
  language: {
    ours: () => spokenLanguages,
    of: ({ languages }) => languages,
    word: (code, language) => languageWords([code], language),
  },
  access: {
    ours: () => accesses,
    of: ({ access }) => access,
    word: (tag, language) => tagWords('access', tag, language),
  },
} satisfies Record<
  Facet,
  {
    ours: (house: House) => readonly string[]
    of: (card: ProgrammeModel['cards'][number]) => readonly string[]
    word: (value: string, language: ProgrammeModel['language']) => string
  }
>

export function isSearching({ audience, language, access, free }: Search): boolean {
  return [audience, language, access, free].some((value) => value !== undefined && value !== '')
}
