import { inARow } from '../../../shared/in-a-row.ts'
import { definitionList } from '../../../shared/html/facts.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Html } from '../../../shared/html/markup.ts'
import { formatDate, formatList } from '../../../shared/time/format.ts'
import type { Meeting } from '../../meetings/schema.ts'
import {
  audienceWords,
  languageWords,
  tagWords,
  texts as words,
  venueWords,
} from '../../meetings/views/words.ts'
import type { Behind } from './side.ts'
import { texts } from './texts.ts'

/** What a meeting says to others, as facts. */
export function saidOf({ language, rooms }: Pick<Behind, 'language' | 'rooms'>, meeting: Meeting): Html {
  const say = texts(language)
  const { words: said, audience, languages, access, cost, hosts, venue, registration, needsKey } = meeting
  const lines = (text: string | undefined) =>
    text === undefined ? undefined : text.split('\n').map((line) => html`<span>${line}</span><br />`)
  const english = [said.en?.title, said.en?.description, said.en?.practical].filter(Boolean)
  return definitionList([
    { name: say('label.title'), value: said.de.title },
    { name: say('label.description'), value: lines(said.de.description) },
    { name: say('label.practical'), value: lines(said.de.practical) },
    { name: say('said.english'), value: english.length > 0 && lines(english.join('\n')) },
    { name: say('said.audience'), value: audienceWords(audience, language) },
    { name: say('said.where'), value: venueWords(venue, rooms, language) },
    { name: say('said.languages'), value: languages.length > 0 && languageWords(languages, language) },
    {
      name: say('said.access'),
      value:
        access.length > 0 &&
        formatList(
          access.map((tag) => tagWords('access', tag, language)),
          language,
        ),
    },
    { name: say('label.cost'), value: cost ?? words(language)('free') },
    { name: say('said.hosts'), value: hosts.length > 0 && formatList(hosts, language) },
    { name: say('said.registration'), value: registrationWords(registration, language) },
    { name: say('said.key'), value: needsKey && say('said.keyYes') },
    {
      name: say('said.suggestions'),
      value:
        meeting.suggestionsUntil !== undefined &&
        formatDate(meeting.suggestionsUntil, language, 'compactYear'),
    },
  ])
}

function registrationWords({ mode, places }: Meeting['registration'], language: Behind['language']): string {
  const say = texts(language)
  const known = say(`registration.${mode}`)
  return places === undefined ? known : inARow([known, say('said.places', { count: places })], language)
}
