/**
 * The nonce of this page for the styles that components make. Dialogs lock the page's scrolling with a style element that takes
 * its nonce from a global of webpack's; this is imported first, so that it is there.
 */
export const styleNonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''

Object.assign(globalThis, { __webpack_nonce__: styleNonce })
