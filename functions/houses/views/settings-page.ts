import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { notice } from '../../../shared/html/messages.ts'
import { textsOf } from '../../../shared/texts.ts'
import de from '../texts/frame.de.json' with { type: 'json' }
import en from '../texts/frame.en.json' with { type: 'json' }
import { hrefTo, managePage, manageTrail } from './manage-frame.ts'
import type { ManageFrame } from './manage-frame.ts'

const texts = textsOf({ name: 'houses/frame', de, en })

interface SettingsPage extends Pick<ManageFrame, 'language' | 'path' | 'house' | 'title' | 'width' | 'main'> {
  lead: string
  /** What a form was refused for; stands above all else. */
  wrong: Content
  /** What it means that it was saved just now. */
  saved?: string | false | undefined
  /** It lies below the settings and leads back to them. */
  isBelow?: boolean
}

/** The frame of all pages that set up a house: whether it was saved or refused, where one is, and what it is for. */
export function settingsPage({ lead, wrong, saved, isBelow, main, ...frame }: SettingsPage): string {
  const { language, house, title } = frame
  const say = texts(language)
  const settings = { label: say('trail.settings'), href: hrefTo('settings', house.id) }
  const above = isBelow === true && manageTrail(language, settings, { label: title })
  return managePage({
    ...frame,
    current: 'settings',
    ...(saved ? { notice: notice({ kind: 'success', title: say('saved'), content: saved }) } : {}),
    main: html`${wrong} ${pageHeading(title, { lead, above })} ${main}`,
  })
}
