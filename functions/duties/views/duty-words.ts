import { textsOf } from '../../../shared/texts.ts'
import type { Language } from '../../../shared/language.ts'
import type { Duty } from '../schema.ts'
import de from '../texts/duties.de.json' with { type: 'json' }
import en from '../texts/duties.en.json' with { type: 'json' }

const texts = textsOf({ name: 'duties/duties', de, en })

/** Those that the product has words for. */
export const usualDuties = ['key', 'tea', 'tidying', 'closing', 'interpreting'] as const

export function dutyWords({ duty, label }: Pick<Duty, 'duty' | 'label'>, language: Language): string {
  if (label !== undefined) return label
  const key = `duty.${duty}`
  return texts.has(key) ? texts(language)(key) : duty
}
