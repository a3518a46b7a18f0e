import type { Language } from '../../../shared/language.ts'
import { known } from '../../../shared/known.ts'
import type { Form } from '../../../shared/http/form.ts'
import { invalidField } from '../../../shared/refusal.ts'
import { reachMissing, withRefusals } from '../../contacts/rules/contact.ts'
import type { NewMeeting } from '../../meetings/contract/parts.ts'
import { repeatOf } from '../../hosting/rules/repeat.ts'
import { registrationFor } from '../../hosting/rules/open.ts'
import type { Venue } from '../../meetings/schema/venue.ts'
import type { StartForm } from '../contract/start.ts'

/** The meeting that a form without rooms asks for; refuses with the field that is missing. */
export function meetingOfStart(form: StartForm, language: Language): NewMeeting {
  const { title, description, audience, languages, date, from, to, contact, places } = form
  return {
    title,
    venue: venueOf(form),
    date,
    from,
    to,
    contact,
    language,
    ...known({ description, audience, languages, repeat: repeatOf(form) }),
    ...registrationFor(places),
  }
}

/** The form with all that is wrong with it, also what depends on several fields: place, end, and how somebody is reached. */
export function withAllAsked(
  form: Form<StartForm>,
  { isReachAsked }: { isReachAsked: boolean },
): Form<StartForm> {
  const { entered } = form
  const [from, to] = [entered.get('from'), entered.get('to')]
  const isPlaceless = entered.get('kind') !== 'online' && entered.get('place').trim() === ''
  return withRefusals(form, [
    isPlaceless ? placeMissing() : undefined,
    from !== '' && to !== '' && to <= from
      ? invalidField('/to', 'invalid-input', { reason: 'ends-before-it-begins' })
      : undefined,
    isReachAsked ? reachMissing(entered) : undefined,
  ])
}

const placeMissing = () => invalidField('/place', 'required')

function venueOf({ kind, place, address, map }: StartForm): Venue {
  if (kind === 'online') return { kind }
  if (place === undefined) throw placeMissing()
  return { kind, place, ...known({ address, map }) }
}
