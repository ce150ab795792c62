/** Whether the text is a name of the IANA database, as it is written there: `America/Chicago`, `UTC`. Offsets are no names. */
export const isTimeZone = (text: string): boolean => {
  if (!/^[A-Za-z][\w+/-]{0,63}$/.test(text)) return false
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions()
    // Any letter case is understood, and old names become new ones: only what differs in nothing but case is a misspelling.
    return timeZone === text || timeZone.toLowerCase() !== text.toLowerCase()
  } catch {
    return false
  }
}
