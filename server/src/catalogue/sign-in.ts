/** What a stored password was made with. The costs of scrypt: memory is 128 · 2^costLog2 · blockSize bytes. */
export type PasswordCost = { readonly costLog2: number; readonly blockSize: number; readonly parallel: number }

/** Of every password that is set from now on (OWASP: 32 MiB, three passes). Older ones are made anew when their user signs in. */
export const passwordCost: PasswordCost = { costLog2: 15, blockSize: 8, parallel: 3 }

/** The fixed limits of signing in. */
export const signInLimits = {
  /** Of a password, in characters. */
  passwordLeast: 12,
  passwordMost: 256,
  /** How long a session lasts after it was used last, in days. */
  sessionDays: 30,
  /** Sessions that one person may have: with one more, the one that was used longest ago ends. */
  sessionsPerPerson: 100,
  /** Of what a browser calls itself, and of its address, in characters. */
  userAgentCharacters: 256,
  addressCharacters: 64,
  /** How long links work, in hours. */
  resetHours: 1,
  invitationHours: 168,
  setUpHours: 168,
  /** Codes for who has lost their phone. */
  backupCodes: 10,
  /** Of a code as somebody typed it, in characters. */
  codeCharacters: 32,
  /** Of what a link holds, in characters. */
  linkCharacters: 64,
  /**
   * Tries from one address (of IPv6, from one /64), and for one user or address, in a window: those that succeed don't count. Those with
   * a browser that the person has signed in with before count by themselves: strangers can't lock them out there.
   */
  triesPerAddress: 60,
  triesPerPerson: 10,
  /** People to whom one browser is known. */
  peopleOfBrowser: 8,
  /** How long a browser is known after somebody signed in with it, in days. Browsers keep no cookie for much longer. */
  browserDays: 390,
  triesWindowMs: 600_000,
  /** Links for new passwords that one e-mail address can be sent in a window. */
  resetsPerPerson: 3,
  /** Of the links that somebody asked for, so many work: who asks for somebody else's password must not end the link of theirs. */
  resetsThatWork: 3,
  /** Links that may be made for one user in a window, for whom somebody who manages members makes them. */
  invitationsPerPerson: 10,
  /** Whose tries are counted at the same time. */
  countedTries: 50_000,
  /** Passwords that are hashed at the same time, and that may wait for it. Beyond: 503. */
  hashesAtOnce: 2,
  hashesWaiting: 64,
  /** Accounts and people that the demo shows on its sign-in page. */
  demoPeople: 50,
} as const
