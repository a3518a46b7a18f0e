import { linkButton } from '../../../shared/html/buttons.ts'
import { languageSwitch } from '../../../shared/html/language-switch.ts'
import { page, pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Language } from '../../../shared/language.ts'
import { siteFooter } from '../../identity/views/frame.ts'
import { bookHref, housePage } from '../../rooms/views/frame.ts'
import type { ShownHouse } from '../../rooms/views/frame.ts'
import { texts } from '../../bookings/views/texts.ts'
import { phoneLink } from '../../../shared/html/reach-links.ts'

/** A link that opens nothing: why that may be, and what to do. The house is named where it is still known. */
export function oldLinkView(given: {
  language: Language
  here: string
  house?: ShownHouse | undefined
}): string {
  const { language, here, house } = given
  const say = texts(language)
  const title = say('oldLink.title')
  const call =
    house?.phone === undefined
      ? say('oldLink.call')
      : html`${say('oldLink.callNumber', { house: house.name })} ${phoneLink(house.phone)}.`
  const main = html`${pageHeading(title, { lead: say('oldLink.lead') })}
    <ol>
      <li>${say('oldLink.newest')}</li>
      <li>${say('oldLink.whole')}</li>
      <li>${call} ${say('oldLink.sayCode')}</li>
    </ol>
    <p>
      ${
        house
          ? linkButton({ href: bookHref(house.id), label: say('oldLink.again') })
          : linkButton({ href: '/', label: say('oldLink.houses') })
      }
    </p>`
  if (house) return housePage({ language, house, title, main, here, robots: 'noindex' })
  return page({
    language,
    title: `${title} – Treffpunkt`,
    main,
    robots: 'noindex',
    brand: { name: 'Treffpunkt', href: '/' },
    navigation: [],
    account: languageSwitch({ language, here }),
    words: { skip: say('skip'), navigation: say('navigation') },
    footer: siteFooter(language),
  })
}
