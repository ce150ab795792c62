import { lazyRouteComponent } from '@tanstack/react-router'
import { fetched } from './missing-part.ts'

/** A page in a file of its own. Of one that does not come the router shows why instead of it: see app/failure-page.tsx. */
export const laterPage = <Module extends Record<string, unknown>, Name extends keyof Module & string>(
  load: () => Promise<Module>,
  name: Name,
) => lazyRouteComponent(fetched(load), name)
