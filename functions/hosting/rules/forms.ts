import type * as z from 'zod/mini'
import type { Duty } from '../../duties/schema.ts'
import { known } from '../../../shared/known.ts'
import { invalidField } from '../../../shared/refusal.ts'
import type { MeetingChange } from '../../meetings/contract/parts.ts'
import type { Venue } from '../../meetings/schema/venue.ts'
import type { DutiesForm, MeetingForm, PlaceForm } from '../contract/forms.ts'

/** A filled form as the change that it asks for. */
export function changeOfForm(form: MeetingForm): MeetingChange {
  const { version: _version, audience = [], otherAudience = '', hosts = '', accessText, ...said } = form
  const { releaseHoursBefore, languages = [], access = [], ...rest } = said
  const others = partsOf(otherAudience, /[,،]/)
  return {
    ...rest,
    audience: [...new Set([...audience, ...others])],
    languages,
    access,
    hosts: partsOf(hosts, '\n').slice(0, 10),
    ...(accessText === undefined ? {} : { accessData: { text: accessText, releaseHoursBefore } }),
  }
}

/** A place as a form says it; refuses with the field that is missing. */
export function venueOfForm({ kind, rooms = [], place, address, map }: PlaceForm): Venue {
  if (kind === 'online') return { kind }
  if (kind === 'rooms') {
    if (rooms.length === 0) throw invalidField('/at/rooms', 'required')
    return { kind, rooms }
  }
  if (place === undefined) throw invalidField('/at/place', 'required')
  return { kind, place, ...known({ address, map }) }
}

function partsOf(text: string, mark: string | RegExp): string[] {
  return text
    .split(mark)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** Duties with a number are needed; one of their own gets a name out of its words. */
export function dutiesOfForm({ duties = [], other, otherNeeded }: z.infer<typeof DutiesForm>): Duty[] {
  const usual = duties.flatMap(({ duty, needed }) => (needed ? [{ duty, needed }] : []))
  if (other === undefined || !otherNeeded) return usual
  const name = `own-${other
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 20)
    .replace(/-$/, '')}`
  return [...usual.filter(({ duty }) => duty !== name), { duty: name, label: other, needed: otherNeeded }]
}
