import type { Language } from '../../../shared/language.ts'
import { known } from '../../../shared/known.ts'
import { invalidField } from '../../../shared/refusal.ts'
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

function venueOf({ kind, place, address, map }: StartForm): Venue {
  if (kind === 'online') return { kind }
  if (place === undefined) throw invalidField('/place', 'required')
  return { kind, place, ...known({ address, map }) }
}
