/** A second click while the first is under way sends nothing; coming back to the page makes the form fresh again. */
export function sendOnce(form: HTMLElement): void {
  let isSent = false
  form.addEventListener('submit', (event) => {
    if (isSent) event.preventDefault()
    isSent = true
    form.setAttribute('aria-busy', 'true')
  })
  addEventListener('pageshow', () => {
    isSent = false
    form.removeAttribute('aria-busy')
  })
}
