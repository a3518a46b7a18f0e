import { textsOf } from '../../../shared/texts.ts'
import { capability as groups } from '../../groups/contract.ts'
import { capability as houses } from '../../houses/contract.ts'
import de from '../texts/de.json' with { type: 'json' }
import en from '../texts/en.json' with { type: 'json' }

/** With the words of refusals, which programs read too. */
const problems = {
  de: { ...houses.problems.de, ...groups.problems.de },
  en: { ...houses.problems.en, ...groups.problems.en },
}

export const texts = textsOf({ de: { ...problems.de, ...de }, en: { ...problems.en, ...en } })
