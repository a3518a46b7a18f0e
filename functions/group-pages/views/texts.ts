import { textsOf } from '../../../shared/texts.ts'
import { capability as groups } from '../../groups/contract.ts'
import { capability as houses } from '../../houses/contract.ts'
import de from '../texts/de.json' with { type: 'json' }
import en from '../texts/en.json' with { type: 'json' }

/** With the words of refusals, which programs read too. */

export const texts = textsOf(houses.problems, groups.problems, { name: 'group-pages', de, en })
