/** Where a block and a closure are seen by those who run the house; the slice of their pages serves them. */
export const blockPaths = {
  block: '/manage/{house}/blocks/{id}',
  closure: '/manage/{house}/closures/{id}',
} as const
