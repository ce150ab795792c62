/** Foyer's mark: a door that stands ajar. */
export const Mark = ({ size = 26 }: { readonly size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <rect width="32" height="32" rx="7" fill="var(--mantine-color-pine-8)" />
    <path
      d="M8 26V15a8 8 0 0 1 16 0v11M5.5 26h21"
      fill="none"
      stroke="var(--mantine-color-brass-1)"
      strokeWidth="2.4"
      strokeLinecap="round"
    />
    <path d="M13 26V16.4a1.6 1.6 0 0 1 1-1.5l5-2v13.1z" fill="var(--mantine-color-brass-4)" />
  </svg>
)
