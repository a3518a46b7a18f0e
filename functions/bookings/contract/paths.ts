/** Where a booking is seen: by its contact, and by those who run the house. The slices of their pages serve them. */
export const bookingPaths = {
  own: '/bookings/{id}/{token}',
  proof: '/bookings/{id}/proof/{token}',
  /** Where whoever it is offered to says yes or no. */
  gift: '/bookings/{id}/gift/{token}',
  /** Asks the group that holds it to share, swap or merge; by somebody else, or by the link of their own booking. */
  ask: '/bookings/{id}/ask',
  ownAsk: '/bookings/{id}/{token}/ask',
  /** Where a host of that group answers, and where the asker's address is proved. */
  asked: '/bookings/{id}/asks/{ask}/{token}',
  askProof: '/bookings/{id}/asks/{ask}/proof/{token}',
  managed: '/manage/{house}/bookings/{id}',
} as const
