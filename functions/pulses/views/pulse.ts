import { actions, buttonForm, confirmation } from '../../../shared/html/buttons.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Html } from '../../../shared/html/markup.ts'
import { notice } from '../../../shared/html/messages.ts'
import type { Language } from '../../../shared/language.ts'
import { textsOf } from '../../../shared/texts.ts'
import { today } from '../../../shared/time/civil.ts'
import { formatDate } from '../../../shared/time/format.ts'
import { datesAhead, isAskedForPulse } from '../../bookings/rules/pulse.ts'
import type { Moment } from '../../bookings/rules/scope.ts'
import type { Booking } from '../../bookings/schema.ts'
import type { House } from '../../houses/schema.ts'
import { firstFreed } from '../rules/next.ts'
import de from '../texts/de.json' with { type: 'json' }
import en from '../texts/en.json' with { type: 'json' }

const texts = textsOf({ name: 'pulses', de, en })

interface Shown {
  language: Language
  booking: Booking
  house: Pick<House, 'pulseWeeks' | 'pulseGraceDays' | 'timeZone'>
  moment: Moment
  /** Where the answer goes. */
  action: string
  /** For those who run the house. */
  isManaged?: boolean
}

/** Whether they still meet: yes at once, no after a second look. Nothing where nobody is asked. */
export function pulseNotice({
  language,
  booking,
  house,
  moment,
  action,
  isManaged = false,
}: Shown): Html | false {
  const { pulse, version } = booking
  const dates = datesAhead(booking, moment)
  if (pulse === undefined || !isAskedForPulse(booking) || dates.length === 0) return false
  const say = texts(language)
  const { quietSince } = pulse
  const is = quietSince === undefined ? 'asked' : 'quiet'
  const from = quietSince === undefined ? moment.now : firstFreed(quietSince, { house })
  const date = formatDate(today(from, house.timeZone), language, 'compactYear')
  const buttons = actions(
    buttonForm({
      action,
      label: say(isManaged ? 'managed.yes' : 'yes'),
      kind: 'primary',
      fields: { answer: 'yes' },
    }),
    confirmation({
      action,
      open: say(isManaged ? 'managed.no' : 'no'),
      question: say('no.question', { count: dates.length }),
      label: say('no.send'),
      kind: 'danger',
      fields: { answer: 'no', version: String(version) },
    }),
  )
  return notice({
    kind: is === 'asked' ? 'info' : 'warning',
    title: say(isManaged ? `managed.${is}` : `${is}.title`),
    content: html`<p>${say(isManaged ? `managed.${is}.text` : `${is}.text`, { date })}</p>
      ${buttons}`,
  })
}

/** What others read beside dates of which nobody knows whether they take place. */
export function pulseNote(language: Language): string {
  return texts(language)('note')
}
