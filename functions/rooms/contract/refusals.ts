/** Why a time in rooms cannot be had, or not by this contact. */
export const timeRefusals = [
  'room-taken',
  'outside-opening-hours',
  'too-short',
  'too-long',
  'too-soon',
  'too-far',
  'unknown-room',
  'time-does-not-exist',
  'phone-only',
  'too-many-people',
  'over-limit',
] as const
