import type { Language } from '../../../shared/language.ts'
import { known } from '../../../shared/known.ts'
import type { Contact } from '../../contacts/schema.ts'
import { invalidField } from '../../../shared/refusal.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import type { NewMeeting } from '../contract/parts.ts'
import type { Meeting } from '../schema.ts'
import { usualRegistration } from './change.ts'

/** Who founds a meeting, and whether somebody has decided, or will with its booking, that it may be shown. */
export interface Founder {
  contact: Contact
  contactId: string
  group?: string | undefined
  enteredBy?: string | undefined
  personId?: string | undefined
  byManager: boolean
  language: Language
  isDecided: boolean
}

/** A meeting as it begins. */
export function newMeeting(
  asked: NewMeeting,
  { id, house, founder, now }: { id: string; house: string; founder: Founder; now: Instant },
): Meeting {
  const { title, description, practical, english, cost, suggestionsUntil } = asked
  if (asked.venue === undefined) throw invalidField('/venue')
  return {
    id,
    house,
    state: founder.isDecided ? 'published' : 'draft',
    words: {
      de: { title, ...known({ description, practical }) },
      ...(english === undefined ? {} : { en: english }),
    },
    venue: asked.venue,
    registration: asked.registration ?? usualRegistration,
    needsKey: asked.needsKey ?? false,
    audience: asked.audience ?? [],
    languages: asked.languages ?? [],
    access: asked.access ?? [],
    hosts: asked.hosts ?? [],
    ...known({ cost, suggestionsUntil }),
    ...known({ group: founder.group, enteredBy: founder.enteredBy, personId: founder.personId }),
    contact: founder.contact,
    contactId: founder.contactId,
    language: founder.language,
    origin: founder.byManager ? 'manager' : 'public',
    createdAt: now,
    updatedAt: now,
    version: 1,
  }
}
