/** Where somebody sees their own coming, and proves their address; the programme serves these pages. */
export const attendancePaths = { own: '/coming/{id}/{token}', proof: '/coming/{id}/proof/{token}' } as const
