export interface BarePicture {
  /** As it is shown. */
  width: number
  height: number
  bytes: Uint8Array
}

/** What a reader of one format finds: the picture without all that is not it, or that it is none. */
export type Bare = BarePicture | undefined
