const alphabet = /^[A-Za-z0-9+/]*={0,2}$/

/** The bytes of a text in base64, or null when it is none. */
export const bytesOfBase64 = (text: string): Uint8Array<ArrayBuffer> | null => {
  if (!alphabet.test(text)) return null
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  } catch {
    // Of a length that no bytes have.
    return null
  }
}
