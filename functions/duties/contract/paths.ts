/** Where people see to duties without an account. */
export const dutyPaths = {
  own: '/meetings/duties/{id}/{key}/{token}',
  exchange: '/meetings/exchange/{id}/{key}/{token}',
  tally: '/meetings/tally/{id}/{key}/{token}',
  settings: '/manage/{house}/duties',
} as const
