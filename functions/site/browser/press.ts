/**
 * Presses the button of a form itself, so that whoever follows a link from a mail needs no second click. Only where somebody looks: programs
 * that open what stands in mails see a page that nothing has happened on. Not when they come back to it, or they could never leave.
 */
export function pressItself(form: HTMLElement): void {
  const [navigation] = performance.getEntriesByType('navigation')
  const isComingBack = navigation instanceof PerformanceNavigationTiming && navigation.type === 'back_forward'
  if (isComingBack || !(form instanceof HTMLFormElement)) return
  const press = () => {
    if (document.visibilityState !== 'visible') return
    document.removeEventListener('visibilitychange', press)
    form.requestSubmit()
  }
  document.addEventListener('visibilitychange', press)
  press()
}
