/** Where a booking is seen: by its contact, and by those who run the house. The slices of their pages serve them. */
export const bookingPaths = {
  own: '/bookings/{id}/{token}',
  proof: '/bookings/{id}/proof/{token}',
  /** Where whoever it is offered to says yes or no. */
  gift: '/bookings/{id}/gift/{token}',
  managed: '/manage/{house}/bookings/{id}',
} as const
