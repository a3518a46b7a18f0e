/** Where those who run a house find things in it. */
export const searchPaths = {
  search: '/manage/{house}/find',
  bookings: '/manage/{house}/find/bookings',
  contact: '/manage/{house}/find/contacts/{contact}',
  contactTrust: '/manage/{house}/find/contacts/{contact}/trust',
  group: '/manage/{house}/find/groups/{id}',
} as const
