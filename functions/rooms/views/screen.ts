import { page } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { languageSwitch } from '../../../shared/html/language-switch.ts'
import type { Language } from '../../../shared/language.ts'
import { localOf } from '../../../shared/time/civil.ts'
import { formatTime } from '../../../shared/time/format.ts'
import { houseHref, texts } from './frame.ts'
import type { ShownHouse } from './frame.ts'

/** Screens ask each minute, and the edge may answer all of a house with one copy for as long. */
export const screenCache = 'public, max-age=0, s-maxage=60'

/** In seconds. */
const every = 60

interface Screen {
  language: Language
  house: ShownHouse
  title: string
  here: string
  heading: Content
  now: string
  main: Content
}

/**
 * A page for a screen on a wall or a tablet at a door: no menu, no pointer, and always fresh. Where scripts run they bring what has
 * changed and keep what is shown when the net is gone, saying since when; without them the browser loads it again.
 */
export function screenPage({ language, house, title, here, heading, now, main }: Screen): string {
  const say = texts(language)
  const { time } = localOf(now, house.timeZone)
  return page({
    language,
    title: `${title} – ${house.name}`,
    robots: 'noindex, nofollow',
    brand: { name: house.name, href: houseHref(house.id) },
    navigation: [],
    words: { skip: say('frame.skip'), navigation: say('frame.navigation') },
    frame: 'none',
    head: html`<noscript><meta http-equiv="refresh" content="${every}" /></noscript>`,
    main: html`<div class="screen" data-live="${every}" data-stale="${say('screen.stale')}">
        <div class="screen-head">
          <h1>${heading}</h1>
          <p class="screen-clock"><time datetime="${now}" data-clock>${formatTime(time, language)}</time></p>
        </div>
        <div class="screen-body">${main}</div>
      </div>
      <p class="screen-stale" role="status" hidden></p>
      <div class="screen-foot">${languageSwitch({ language, here })}</div>`,
  })
}
