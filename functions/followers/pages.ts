import { html, pagesOf } from '../../shared/http/pages.ts'
import { openFollower } from './actions/open-follower.ts'
import { unfollow } from './actions/unfollow.ts'
import { proveFollower } from './actions/prove-follower.ts'
import { capability } from './contract.ts'
import { followToken } from './rules/tokens.ts'
import { followView, proofView } from './views/pages.ts'

const { followPage, sendUnfollow, proveFollowPage, sendProveFollow } = capability.routes

export const pages = pagesOf(
  { followPage, sendUnfollow, proveFollowPage, sendProveFollow },
  {
    followPage: async (ctx, { params, language }) => {
      const { file, follower } = await openFollower(ctx, params)
      const state = follower ? 'following' : 'left'
      return html(followView({ language, file, params, state }))
    },

    sendUnfollow: async (ctx, { params, language }) => {
      const { file } = await openFollower(ctx, params)
      await unfollow(ctx, params)
      return html(followView({ language, file, params, state: 'left' }))
    },

    proveFollowPage: async (ctx, { params, language }) => {
      const { file, follower, isAsked } = await openFollower(ctx, params)
      if (isAsked && follower === undefined) return html(proofView({ language, file, params }))
      const token = followToken(await ctx.secret(), params)
      const state = follower ? 'following' : 'left'
      return html(followView({ language, file, params: { ...params, token }, state }))
    },

    sendProveFollow: async (ctx, { params, language }) => {
      await proveFollower(ctx, params)
      const { file } = await openFollower(ctx, params)
      return html(followView({ language, file, params, state: 'proved' }))
    },
  },
)
