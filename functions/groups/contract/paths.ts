/** Where people see groups, their own among them. */
export const groupPaths = {
  list: '/{house}/groups',
  found: '/{house}/groups/new',
  group: '/{house}/groups/{id}',
  managed: '/manage/{house}/groups',
  agreements: '/manage/{house}/groups/agreements',
  own: '/{house}/groups/{id}/mine/{token}',
  /** What everybody may know of what it does, for calendar programs: `<id>.ics`. */
  calendar: '/feeds/groups/{file}',
  proof: '/{house}/groups/{id}/proof/{member}/{token}',
} as const
