import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Language } from '../../../shared/language.ts'
import type { House } from '../../houses/schema.ts'
import { housePage } from '../../rooms/views/frame.ts'
import { listHref } from './links.ts'
import { texts } from './texts.ts'

interface GoneModel {
  language: Language
  house: House
  name: string
  /** The group's page, where there is one to see. */
  page: string | undefined
}

/** Somebody has left: their link opens nothing any more. */
export function goneView({ language, house, name, page }: GoneModel): string {
  const say = texts(language)
  return housePage({
    language,
    house,
    here: listHref(house.id),
    title: say('gone.title'),
    robots: 'noindex',
    main: html`${pageHeading(say('gone.title'), { lead: name })}
      <p>${say('gone.more')}</p>
      <p><a href="${page ?? listHref(house.id)}">${say(page === undefined ? 'gone.list' : 'gone.group')}</a></p>`,
  })
}
