/** Where people see to duties without an account. */
export const dutyPaths = {
  own: '/duties/own/{id}/{key}/{token}',
  exchange: '/duties/exchange/{id}/{key}/{token}',
  tally: '/duties/tally/{id}/{key}/{token}',
  settings: '/manage/{house}/duties',
} as const
