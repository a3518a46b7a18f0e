import { pointed } from '../../../shared/in-a-row.ts'
import { definitionList } from '../../../shared/html/facts.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Html } from '../../../shared/html/markup.ts'
import type { Language } from '../../../shared/language.ts'
import { formatList } from '../../../shared/time/format.ts'
import type { Group } from '../../groups/schema.ts'
import { audienceWords, languageWords } from '../../meetings/views/words.ts'
import { texts } from './texts.ts'

/** For whom, in which languages, in one line. */
export function forWhom({ audience, languages }: Group, language: Language): string {
  const spoken = languages.length > 0 && languageWords(languages, language)
  return pointed([audienceWords(audience, language), spoken], language)
}

/** For whom, in which languages, who invites. */
export function groupFacts(group: Group, hosts: readonly string[], language: Language): Html {
  const say = texts(language)
  return definitionList([
    { name: say('fact.audience'), value: audienceWords(group.audience, language) },
    {
      name: say('fact.languages'),
      value: group.languages.length > 0 && languageWords(group.languages, language),
    },
    { name: say('fact.hosts'), value: hosts.length > 0 && formatList(hosts, language) },
    { name: say('fact.joining'), value: say(`joining.${group.joining}`) },
  ])
}

/** As it was written, a paragraph a line. */
export function paragraphsOf(text: string): Html {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return html`${lines.map((line) => html`<p>${line}</p>`)}`
}
