/** Where people see groups, their own among them. */
export const groupPaths = {
  list: '/{house}/groups',
  found: '/{house}/groups/new',
  group: '/{house}/groups/{id}',
  own: '/group/{id}/{token}',
  proof: '/group/{id}/{member}/proof/{token}',
} as const
