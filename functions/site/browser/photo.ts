/** As wide or high as any place here shows it on a screen of double density. */
const mostPixels = 1600

/** Makes a chosen photo small before it is sent; where that fails it is sent as it is, and the server says whether it will do. */
export function shrinkPhoto(form: HTMLElement): void {
  const most = Number(form.dataset['photo'])
  const input = form.querySelector<HTMLInputElement>('input[type=file]')
  if (!input || !('createImageBitmap' in globalThis) || !('DataTransfer' in globalThis)) return
  let work: Promise<void> = Promise.resolve()
  input.addEventListener('change', () => {
    const file = input.files?.[0]
    delete form.dataset['ready']
    if (file) work = replace(input, file, most).catch(() => undefined)
  })
  // Whoever is quick sends what is ready.
  form.addEventListener('submit', (event) => {
    if (form.dataset['ready'] === 'yes') return
    event.preventDefault()
    event.stopImmediatePropagation()
    const button = event instanceof SubmitEvent ? event.submitter : null
    void sendAfter(work, form as HTMLFormElement, button)
  })
}

async function sendAfter(
  work: Promise<void>,
  form: HTMLFormElement,
  button: HTMLElement | null,
): Promise<void> {
  await work
  form.dataset['ready'] = 'yes'
  form.requestSubmit(button)
}

async function replace(input: HTMLInputElement, file: File, most: number): Promise<void> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const small = await smallEnough(bitmap, most)
  bitmap.close()
  // Another one may have been chosen meanwhile.
  if (!small || input.files?.[0] !== file) return
  const files = new DataTransfer()
  files.items.add(new File([small], 'photo', { type: small.type }))
  input.files = files.files
}

/** Fewer pixels and rougher, step by step, until it fits. */
async function smallEnough(bitmap: ImageBitmap, most: number): Promise<Blob | undefined> {
  for (let side = mostPixels; side >= 400; side *= 0.75) {
    for (const quality of [0.82, 0.7, 0.55]) {
      const blob = await drawn(bitmap, side, quality)
      if (blob && blob.size <= most) return blob
    }
  }
  return undefined
}

/** As WebP, or as JPEG where the browser cannot write that. */
async function drawn(bitmap: ImageBitmap, side: number, quality: number): Promise<Blob | null> {
  const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(bitmap.width * scale))
  canvas.height = Math.max(1, Math.round(bitmap.height * scale))
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  const as = (type: string) => new Promise<Blob | null>((done) => canvas.toBlob(done, type, quality))
  const webp = await as('image/webp')
  return webp?.type === 'image/webp' ? webp : as('image/jpeg')
}
