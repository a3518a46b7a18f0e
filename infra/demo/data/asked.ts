import type { Language } from '../../../shared/language.ts'
import type { Slot } from '../calendar.ts'

/** A request that nobody has decided. All lie in the coming weeks, so that they can be decided. */
export interface Asked {
  slot: Slot
  purpose: string
  groupName?: string
  contact: { name: string; email?: string; phone?: string }
  attendees: number
  note?: string
  label?: string
  language?: Language
  /** A series of so many weeks, of which some dates are taken. */
  weeks?: number
  /** Nobody has followed the link of the mail. */
  unproved?: true
  /** How long ago it came. */
  hoursAgo: number
}

/** In the kitchen requests compete: the first two want the same time. */
export const requests: readonly Asked[] = [
  {
    slot: { room: 'teekueche', week: 1, day: 'th', from: '17:00', to: '20:00' },
    purpose: 'Momos kochen',
    contact: { name: 'Tenzin Dampfkorb', email: 'tenzin@kochgruppe.example' },
    attendees: 10,
    note: 'Wir bringen alle Zutaten mit und spülen selbst.',
    hoursAgo: 41,
  },
  {
    slot: { room: 'teekueche', week: 1, day: 'th', from: '18:00', to: '21:00' },
    purpose: 'Pierogi für das Fest',
    contact: { name: 'Halina Nudelholz', phone: '02131 000-61' },
    attendees: 8,
    hoursAgo: 30,
  },
  {
    slot: { room: 'seminarraum', week: 1, day: 'tu', from: '16:00', to: '18:30' },
    purpose: 'Treffen der Spielstraße',
    groupName: 'Spielstraße Kreidekreis',
    contact: { name: 'Mattis Hüpfkästchen', email: 'mattis@spielstrasse.example' },
    attendees: 22,
    label: 'Treffen der Spielstraße',
    hoursAgo: 26,
  },
  {
    slot: { room: 'seminarraum', week: 1, day: 'fr', from: '18:30', to: '22:00' },
    purpose: '80. Geburtstag',
    contact: { name: 'Irmgard Kuchengabel', phone: '02131 000-62' },
    attendees: 40,
    note: 'Dürfen wir am Nachmittag schon schmücken?',
    hoursAgo: 22,
  },
  {
    slot: { room: 'seminarraum', week: 1, day: 'mo', from: '20:15', to: '21:45' },
    purpose: 'Trommeln',
    groupName: 'Trommelrunde',
    contact: { name: 'Kofi Paukenschlag', email: 'kofi@trommelrunde.example' },
    attendees: 12,
    label: 'Trommelrunde',
    weeks: 6,
    hoursAgo: 20,
  },
  {
    slot: { room: 'seminarraum', week: 1, day: 'fr', from: '12:30', to: '14:30' },
    purpose: 'Gemeinsames Essen',
    groupName: 'Mittagstisch',
    contact: { name: 'Aylin Kichererbse', email: 'aylin@mittagstisch.example' },
    attendees: 30,
    label: 'Mittagstisch',
    weeks: 5,
    hoursAgo: 18,
  },
  {
    slot: { room: 'beratung-1', week: 1, day: 'th', from: '15:00', to: '17:00' },
    purpose: 'Help with forms',
    contact: { name: 'Grace Paperclip', email: 'grace@formhelp.example' },
    attendees: 3,
    language: 'en',
    hoursAgo: 7,
  },
  {
    slot: { room: 'beratung-3', week: 1, day: 'we', from: '10:00', to: '11:30' },
    purpose: 'Gespräch mit der Pflegeberatung',
    contact: { name: 'Alwin Hausschuh', phone: '02131 000-63' },
    attendees: 3,
    hoursAgo: 3,
  },
  {
    slot: { room: 'seminarraum', week: 2, day: 'sa', from: '11:00', to: '14:00' },
    purpose: 'Kleidertausch',
    contact: { name: 'Yuki Kleiderbügel', email: 'yuki@kleidertausch.example' },
    attendees: 35,
    unproved: true,
    hoursAgo: 0,
  },
]

/** Somebody who would like what is taken, by telephone. */
export const wish = {
  slot: { room: 'seminarraum', week: 1, day: 'sa', from: '16:00', to: '19:00' },
  purpose: 'Taufkaffee',
  contact: { name: 'Familie Taufglocke', phone: '02131 000-64' },
  attendees: 30,
} as const
