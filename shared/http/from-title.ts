import type { Answer } from './respond.ts'

/**
 * A page that comes as the answer to a form is heard from its title on, also where no script runs; unless something on it asks for the
 * focus, such as what is wrong with the form.
 */
export function fromTitle(answer: Answer): Answer {
  const { body, headers } = answer
  if (typeof body !== 'string' || headers?.['content-type']?.startsWith('text/html') !== true) return answer
  if (/\s(?:autofocus|data-told)\b/.test(body)) return answer
  const heard = / data-focus\b/.test(body)
    ? body.replace(' data-focus', ' autofocus data-focus')
    : body.replace(/<h1\b/, '<h1 tabindex="-1" autofocus')
  return { ...answer, body: heard }
}
