const shown = '[secret]'
/** Of a secret that an answer was cut within, this many characters at its end are too many to show. */
const shortestPart = 4

/** An answer as it may be kept and shown: a secret in it, or the beginning of one at its end, is not for the log. */
export const withoutSecrets = (text: string | null, secrets: readonly string[]): string | null => {
  if (text === null) return null
  let found = text
  for (const secret of secrets) {
    found = found.replaceAll(secret, shown)
    for (let length = secret.length - 1; length >= shortestPart; length--) {
      if (!found.endsWith(secret.slice(0, length))) continue
      found = found.slice(0, -length) + shown
      break
    }
  }
  return found
}
