import type { Slot } from '../calendar.ts'

/** The whole house is closed for a day; what lies there is cancelled. */
export const closure = { week: 2, day: 'su', words: 'Grundreinigung' } as const

/** Time that nobody can book: the second one takes a date of the lunch that is asked for above. */
export const blocks: readonly (Slot & { label: string })[] = [
  { room: 'seminarraum', week: 1, day: 'sa', from: '08:00', to: '11:00', label: 'Bühne aufbauen' },
  { room: 'seminarraum', week: 2, day: 'fr', from: '12:00', to: '15:00', label: 'Heizung wird gewartet' },
  { room: 'seminarraum', week: 3, day: 'mo', from: '20:00', to: '22:00', label: 'Elektriker im Haus' },
]
