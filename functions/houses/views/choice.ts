import { linkButton } from '../../../shared/html/buttons.ts'
import { page, pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import { emptyState } from '../../../shared/html/messages.ts'
import { card, cards } from '../../../shared/html/panels.ts'
import { textsOf } from '../../../shared/texts.ts'
import type { Language } from '../../../shared/language.ts'
import type { HouseEntry } from '../schema.ts'
import de from '../texts/de.json' with { type: 'json' }
import en from '../texts/en.json' with { type: 'json' }
import { siteFooter } from '../../identity/views/frame.ts'
import { account, hrefTo, pageWords } from './manage-frame.ts'

const texts = textsOf({ name: 'houses', de, en })

/** Several houses to choose from, or a word to somebody who has none. */
export function choiceView(given: {
  language: Language
  path: string
  name: string
  houses: readonly HouseEntry[]
}): string {
  const { language, path, name, houses } = given
  const say = texts(language)
  const main =
    houses.length === 0
      ? emptyState({ title: say('choice.none'), content: say('choice.noneMore') })
      : cards(
          houses.map(({ id, name: title, address }) => {
            const open = linkButton({ href: hrefTo('inbox', id), label: say('choice.open') })
            return card({ title, href: hrefTo('inbox', id), content: address, actions: open })
          }),
        )
  return page({
    language,
    title: `${say('choice.title')} – Treffpunkt`,
    brand: { name: 'Treffpunkt', href: '/' },
    navigation: [],
    account: account(language, path),
    words: pageWords(language),
    footer: siteFooter(language),
    main: html`${pageHeading(say('choice.title'), { lead: say('choice.lead', { name }) })}${main}`,
    robots: 'noindex',
    width: 'wide',
  })
}
