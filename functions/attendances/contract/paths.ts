/** Where somebody sees their own coming, and proves their address; the programme serves these pages. */
export const attendancePaths = {
  own: '/meetings/coming/{id}/{token}',
  proof: '/meetings/coming/{id}/proof/{token}',
} as const
