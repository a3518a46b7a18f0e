import { comma } from '../../../shared/in-a-row.ts'
import { actions, form, submit } from '../../../shared/html/buttons.ts'
import { hiddenField, numberField } from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { notice } from '../../../shared/html/messages.ts'
import { section } from '../../../shared/html/panels.ts'
import { href } from '../../../shared/http/contract.ts'
import { enteredOf } from '../../../shared/http/form.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import type { Language } from '../../../shared/language.ts'
import type { TeamHouse } from '../../houses/rules/roles.ts'
import { changedFields } from '../../houses/views/changed-meanwhile.ts'
import { fieldsOf } from '../../houses/views/form-fields.ts'
import { managePage } from '../../houses/views/manage-frame.ts'
import { meetingPaths } from '../../meetings/contract/paths.ts'
import type { MeetingDate } from '../../meetings/schema/entry.ts'
import { pageRoutes } from '../contract/pages.ts'
import { dutyPaths } from '../contract/paths.ts'
import type { DutySettings } from '../schema.ts'
import { whenWords } from './own.ts'
import { texts } from './texts.ts'

export interface SettingsModel {
  language: Language
  house: TeamHouse
  settings: DutySettings
  /** Dates for which nobody has the key. */
  keyless: readonly MeetingDate[]
  /** Dates that nobody counted, with the link to do it. */
  missing: readonly { date: MeetingDate; link: string }[]
  done?: string | undefined
  failure?: Failure
}

/** What the house has to see to: keys that nobody has, counts that are missing, and when people are asked. */
export function settingsView(model: SettingsModel): string {
  const { language, house, settings, keyless, missing, done, failure } = model
  const say = texts(language)
  const path = href({ path: dutyPaths.settings }, { house: house.id })
  const stored = enteredOf(settings)
  const entered = failure?.entered ?? stored
  const fields = fieldsOf({ language, schema: pageRoutes.sendDutySettings.body, entered, failure, texts })
  const isStale = failure?.code === 'changed-meanwhile'
  const above = isStale ? changedFields({ language, texts, entered, stored }) : fields.summary()
  const dateLink = (date: MeetingDate) =>
    `${href({ path: meetingPaths.date }, { house: house.id, meeting: date.meeting, key: date.key })}#duties`
  return managePage({
    language,
    house,
    path,
    title: say('settings.title'),
    current: 'duties',
    ...(done === undefined ? {} : { notice: notice({ kind: 'success', title: say('settings.saved') }) }),
    main: html`${above} ${pageHeading(say('settings.title'), { lead: say('settings.lead') })}
    ${section(
      say('settings.keys'),
      lines(
        keyless.map((date) => [dateLink(date), date]),
        language,
        say('settings.noKeys'),
      ),
    )}
    ${section(
      say('settings.tallies'),
      lines(
        missing.map(({ date, link }) => [link, date]),
        language,
        say('settings.noTallies'),
      ),
    )}
    ${section(
      say('settings.when'),
      form({
        action: path,
        content: [
          hiddenField('version', String(settings.version)),
          numberField(fields.field('keyAskDays')),
          actions(submit({ label: say('settings.send') })),
        ],
      }),
    )}`,
  })
}

function lines(dates: readonly [string, MeetingDate][], language: Language, none: string): Content {
  if (dates.length === 0) return html`<p class="quiet">${none}</p>`
  return html`<ul class="date-lines">
    ${dates.map(([link, date]) => html`<li><a href="${link}">${date.title.de}</a>${comma(language)}${whenWords(date, language)}</li>`)}
  </ul>`
}
