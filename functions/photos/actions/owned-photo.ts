// What the slices write whose things have photos, each in the write that changes the thing.
export { gonePhotoWrite, photoWrite, readStoredPhoto } from '../store.ts'
