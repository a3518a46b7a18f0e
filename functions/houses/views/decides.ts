import { textsOf } from '../../../shared/texts.ts'
import type { Language } from '../../../shared/language.ts'
import { formatDate, formatList } from '../../../shared/time/format.ts'
import type { Deciding } from '../rules/who-decides.ts'
import de from '../texts/team.de.json' with { type: 'json' }
import en from '../texts/team.en.json' with { type: 'json' }

const texts = textsOf({ name: 'houses/team', de, en })

/** "Heute entscheidet: Mia (in Vertretung bis 5. Dezember)." */
export function decidesLine(deciding: readonly Deciding[], language: Language): string {
  const say = texts(language)
  const names = deciding.map(({ who: { name }, until }) =>
    until === undefined
      ? name
      : say('decides.until', { name, date: formatDate(until, language, 'dayMonth') }),
  )
  return say('decides', { count: deciding.length, names: formatList(names, language) })
}
