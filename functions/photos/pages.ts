import { file, pagesOf } from '../../shared/http/pages.ts'
import { readPhoto } from './actions/read-photo.ts'
import { capability } from './contract.ts'

/** Whoever has it never asks again. Opened by itself it is a picture and nothing that could do anything. */
const headers = {
  'cache-control': 'public, max-age=31536000, immutable',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
}

export const pages = pagesOf(capability.routes, {
  readPhoto: async (ctx, { params }) => {
    const { bytes, contentType } = await readPhoto(ctx, params)
    return file(bytes, contentType, headers)
  },
})
