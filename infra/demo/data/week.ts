import type { Slot } from '../calendar.ts'
import type { GroupKey } from './groups.ts'

/** A use that is approved: a caller's, or a group's. Without a label nobody else reads what it is. */
export interface Use extends Slot {
  purpose: string
  label?: string
  attendees?: number
  by: GroupKey | { name: string; phone?: string }
  /** Weeks in a row. */
  weeks: number
}

const weeks = 6
const hall = { week: 0, room: 'seminarraum', weeks }
const kitchen = { week: 0, room: 'teekueche', weeks }
const advice = { week: 0, room: 'beratung-1', weeks }
const desk = { week: 0, room: 'beratung-2', weeks }
const corner = { week: 0, room: 'beratung-3', weeks }
const social = { name: 'Sozialberatung Brückenbogen', phone: '02131 000-31' }
const tenants = { name: 'Mieterrat Klingelschild', phone: '02131 000-32' }
const parish = { name: 'Yonas Kaffeebohne', phone: '02131 000-33' }

/** Every week. */
export const regular: readonly Use[] = [
  {
    ...hall,
    day: 'mo',
    from: '09:30',
    to: '11:30',
    purpose: 'Krabbelgruppe',
    label: 'Krabbelgruppe Kleine Füße',
    by: 'feet',
  },
  {
    ...hall,
    day: 'mo',
    from: '18:00',
    to: '20:00',
    purpose: 'Chorprobe',
    label: 'Chor Morgenröte',
    by: 'choir',
  },
  { ...hall, day: 'tu', from: '19:00', to: '21:30', purpose: 'Vereinsabend', by: 'chess' },
  {
    ...hall,
    day: 'we',
    from: '17:00',
    to: '19:00',
    purpose: 'Tanzen',
    label: 'Tanzkreis Halay und Walzer',
    by: 'dance',
  },
  {
    ...hall,
    day: 'th',
    from: '10:00',
    to: '11:00',
    purpose: 'Gymnastik im Sitzen',
    label: 'Gymnastik im Sitzen',
    by: { name: 'Renate Gummiband', phone: '02131 000-34' },
  },
  {
    ...hall,
    day: 'su',
    from: '11:00',
    to: '13:30',
    purpose: 'Kaffeezeremonie',
    label: 'Kaffee nach eritreischer Art',
    by: parish,
    attendees: 25,
  },
  {
    ...kitchen,
    day: 'mo',
    from: '15:00',
    to: '17:00',
    purpose: 'Suppe für den Dienstag kochen',
    by: { name: 'Suppenrunde Kochlöffel', phone: '02131 000-35' },
    attendees: 6,
  },
  {
    ...kitchen,
    day: 'we',
    from: '16:00',
    to: '18:00',
    purpose: 'Backen mit Kindern',
    label: 'Backen mit Kindern',
    by: { name: 'Carmen Backblech' },
    attendees: 8,
  },
  {
    ...kitchen,
    day: 'fr',
    from: '10:00',
    to: '12:00',
    purpose: 'Frühstück der Frauenrunde',
    by: { name: 'Frauenrunde Granatapfel' },
    attendees: 10,
  },
  {
    ...advice,
    day: 'mo',
    from: '09:00',
    to: '12:00',
    purpose: 'Beratung',
    label: 'Sozialberatung',
    by: social,
  },
  {
    ...advice,
    day: 'we',
    from: '13:00',
    to: '16:00',
    purpose: 'Beratung',
    label: 'Sozialberatung',
    by: social,
  },
  {
    ...desk,
    day: 'tu',
    from: '14:00',
    to: '17:00',
    purpose: 'Sprechstunde',
    label: 'Sprechstunde für Mieter',
    by: tenants,
  },
  {
    ...desk,
    day: 'th',
    from: '09:00',
    to: '11:00',
    purpose: 'Vertrauliches Gespräch',
    by: { name: 'Elternberatung Laterne' },
  },
  {
    ...corner,
    day: 'tu',
    from: '15:30',
    to: '17:00',
    purpose: 'Hausaufgaben',
    label: 'Hilfe bei Hausaufgaben',
    by: { name: 'Lernpaten Radiergummi' },
  },
  {
    ...corner,
    day: 'fr',
    from: '09:00',
    to: '12:00',
    purpose: 'Beratung',
    by: { name: 'Schuldnerberatung Sparbüchse' },
  },
  {
    ...kitchen,
    day: 'su',
    from: '14:30',
    to: '17:30',
    purpose: 'Kuchen und Tee',
    label: 'Sonntagskuchen',
    by: parish,
    attendees: 12,
  },
  {
    ...corner,
    day: 'sa',
    from: '10:00',
    to: '12:00',
    purpose: 'Bewerbungen schreiben',
    label: 'Hilfe bei Bewerbungen',
    by: { name: 'Lernpaten Radiergummi' },
  },
]
