/** Where somebody sees and ends what they follow. */
export const followPaths = {
  own: '/meetings/news/{meeting}/{id}/{token}',
  proof: '/meetings/news/{meeting}/{id}/proof/{token}',
} as const
