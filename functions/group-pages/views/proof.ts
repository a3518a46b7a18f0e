import { buttonForm } from '../../../shared/html/buttons.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import { groupPaths } from '../../groups/contract/paths.ts'
import type { House } from '../../houses/schema.ts'
import { housePage } from '../../rooms/views/frame.ts'
import { texts } from './texts.ts'

interface Model {
  language: Language
  house: House
  params: { house: string; id: string; member: string; token: string }
}

/** Opening the page says nothing yet: programs that look at mails open links. */
export function proofView({ language, house, params }: Model): string {
  const say = texts(language)
  const here = href({ path: groupPaths.proof }, params)
  return housePage({
    language,
    house,
    here,
    title: say('proof.title'),
    robots: 'noindex',
    main: html`${pageHeading(say('proof.title'))}
      <p>${say('proof.more')}</p>
      ${buttonForm({ action: here, label: say('proof.yes'), kind: 'primary' })}`,
  })
}
