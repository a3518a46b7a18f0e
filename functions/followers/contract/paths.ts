/** Where somebody sees and ends what they follow. */
export const followPaths = {
  own: '/following/{meeting}/{id}/{token}',
  proof: '/following/{meeting}/{id}/proof/{token}',
} as const
