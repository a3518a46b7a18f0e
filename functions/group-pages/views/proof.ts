import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import { groupPaths } from '../../groups/contract/paths.ts'
import type { House } from '../../houses/schema.ts'
import { proofPage } from '../../rooms/views/proof.ts'
import { texts } from './texts.ts'

interface Model {
  language: Language
  house: House
  params: { house: string; id: string; member: string; token: string }
}

export function proofView({ language, house, params }: Model): string {
  const say = texts(language)
  return proofPage({
    language,
    house,
    here: href({ path: groupPaths.proof }, params),
    title: say('proof.title'),
    more: say('proof.more'),
    yes: say('proof.yes'),
  })
}
