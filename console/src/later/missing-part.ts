/** A script of the console that did not come: the server is away, or has those of another version. */
export class MissingPart extends Error {}

/**
 * Fetches a part, with an error that says what it means. Vite tells of the same as `vite:preloadError`, and the router reloads by
 * itself when it meets an error of the browser: but a script is asked for too when a link is only pointed at, and when the server is
 * away there is nothing to reload. Who shows the part decides.
 */
export const fetched =
  <Module>(load: () => Promise<Module>) =>
  (): Promise<Module> =>
    load().catch((cause: unknown) => {
      throw new MissingPart('A part of the console could not be loaded', { cause })
    })
