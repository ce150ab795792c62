/** Words before the number of an apartment, which says the same without. */
const apartment = /^(?:unit|apt\.?|apartment|suite|ste\.?|#)\s*/i

/** The street and the apartment of an address in one line: the city goes without saying. */
export const streetOf = (address: string): string => {
  const [street = '', next = ''] = address.split(', ')
  return apartment.test(next) ? `${street}, ${next.replace(apartment, '')}` : street
}

/** The same as text on a page, with the whole address for who points at it. */
export const Street = ({ address }: { readonly address: string }) => <span title={address}>{streetOf(address)}</span>
