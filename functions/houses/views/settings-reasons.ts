import { textField } from '../../../shared/html/fields.ts'
import { written } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { details } from '../../../shared/html/panels.ts'
import { languages, nameOf } from '../../../shared/language.ts'
import { textsOf } from '../../../shared/texts.ts'
import { mostReasons } from '../schema.ts'
import de from '../texts/de.json' with { type: 'json' }
import en from '../texts/en.json' with { type: 'json' }
import { settingsPart } from './settings-part.ts'
import type { Drawing } from './settings-part.ts'

const texts = textsOf({ name: 'houses', de, en })
const spare = 2
const others = languages.filter((language) => language !== 'de')

/** The house's sentences for a no, each in German and as it is said in the other languages, with lines to spare. */
export function reasonsPart(drawing: Drawing): Content {
  const { language, entered, fields } = drawing
  const say = texts(language)
  const known = entered.below('reasons.').filter((place) => !entered.isBlank(`reasons.${place}.`))
  const count = Math.min(known.length + spare, mostReasons)
  const rows = Array.from({ length: count }, (_, at) => ({ at, place: known[at] }))
  const field = (at: number, place: string | undefined, part: string, label: Content) => {
    const name = `reasons.${at}.${part}`
    const error = fields.error(name)
    return textField({
      name,
      label,
      value: place === undefined ? '' : entered.get(`reasons.${place}.${part}`),
      attributes: { maxlength: 300 },
      ...(error === undefined ? {} : { error }),
    })
  }
  return settingsPart(drawing, {
    legend: say('label.reasons'),
    hint: say('hint.reasons'),
    names: ['reasons'],
    content: rows.map(({ at, place }) => {
      const inOthers = others.map((other) =>
        field(at, place, `other.${other}`, written(nameOf(other), { language: other, page: language })),
      )
      const isWrong = others.some((other) => fields.error(`reasons.${at}.other.${other}`) !== undefined)
      return [
        field(at, place, 'de', say('reasons.german', { number: at + 1 })),
        details(say('reasons.others', { number: at + 1 }), inOthers, { open: isWrong }),
      ]
    }),
  })
}
