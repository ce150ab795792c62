export const importKinds = ['prospects', 'units', 'users'] as const
export type ImportKind = (typeof importKinds)[number]

/**
 * The fields that a file may fill, and the names under which common exports have them (Follow Up Boss, HubSpot, Zillow,
 * AppFolio, Buildium, our own). Compared without case, blanks and punctuation; the first name that a file has is taken.
 * docs/importing.md lists the same fields.
 */
export const importFields = {
  prospects: {
    foyer_account: [],
    foyer_id: [],
    external_id: ['Record ID', 'Contact ID', 'Lead ID', 'Guest Card ID', 'Prospect ID', 'Person ID', 'ID'],
    name: ['Full Name', 'Contact Name', 'Lead Name', 'Prospect Name', 'Prospect', 'Guest', 'Renter Name', 'Applicant'],
    first_name: ['First', 'Given Name'],
    last_name: ['Last', 'Surname', 'Family Name'],
    email: ['Email Address', 'E-mail', 'E-mail Address', 'Primary Email', 'Email 1', 'Renter Email'],
    phone: [
      'Phone Number',
      'Mobile Phone',
      'Mobile Phone Number',
      'Mobile',
      'Cell',
      'Cell Phone',
      'Primary Phone',
    ].concat(['Phone 1', 'Phone Numbers', 'Telephone', 'Home Phone', 'Renter Phone']),
    notes: ['Note', 'Message', 'Comments', 'Comment', 'Description', 'Background', 'Inquiry', 'Lead Message'],
    source: [
      'Lead Source',
      'Original Source',
      'Source Name',
      'Listing Source',
      'Marketing Source',
      'Channel',
      'Origin',
    ],
    created_at: [
      'Created',
      'Create Date',
      'Created Date',
      'Date Created',
      'Date Added',
      'Created On',
      'Date Received',
    ].concat(['Inquiry Date', 'Inquiry Received', 'Received', 'Received At', 'Lead Date', 'Date']),
    assigned_to: ['Assigned Agent', 'Agent Email', 'Assignee', 'Agent', 'Contact Owner', 'Lead Owner', 'Owner'].concat([
      'Leasing Agent',
      'Assigned User',
      'Assigned To Email',
    ]),
    unit_external_id: ['Unit ID', 'Listing ID', 'Property ID', 'Unit of Interest'],
    unit_address: ['Property Address', 'Unit Address', 'Listing Address', 'Property', 'Listing', 'Address', 'Unit'],
    prospect_type: ['Lead Type'],
    prescreened: ['Pre-screened', 'Prescreen', 'Prequalified'],
  },
  units: {
    foyer_account: [],
    foyer_id: [],
    external_id: ['Unit ID', 'Listing ID', 'Property ID', 'Record ID', 'ID'],
    address: ['Full Address', 'Formatted Address', 'Property Address', 'Unit Address', 'Listing Address'],
    street_number: ['House Number', 'Number'],
    street_name: ['Street'],
    street: ['Street Address', 'Address 1', 'Address Line 1', 'Address1', 'Property Street'],
    unit: ['Unit Number', 'Apartment', 'Apt', 'Unit Name', 'Address 2', 'Address Line 2'],
    city: ['Town', 'Property City', 'Unit City'],
    state: ['Province', 'Property State', 'Region'],
    zip_code: ['Zip', 'Postal Code', 'Postcode', 'Property Zip'],
    latitude: ['Lat'],
    longitude: ['Lng', 'Lon', 'Long'],
    property_type: ['Type', 'Unit Type'],
    status: ['Unit Status', 'Listing Status'],
    target_rental_rate: [
      'Rent',
      'Market Rent',
      'Asking Rent',
      'Advertised Rent',
      'Price',
      'Rental Rate',
      'Monthly Rent',
    ],
    bedrooms: ['Beds', 'Bed', 'BR'],
    bathrooms: ['Baths', 'Bath', 'BA'],
    sqft: ['Square Feet', 'Sq Ft', 'Size', 'Area', 'Square Footage'],
    is_occupied: ['Occupied'],
    furnished: [],
    pets_allowed: ['Pets'],
    earliest_showing_date: ['Show From'],
    earliest_move_in_date: [
      'Available On',
      'Available',
      'Available Date',
      'Date Available',
      'Move In Date',
      'Ready For Show On',
    ],
    marketing_description: ['Description', 'Marketing Title', 'Listing Description'],
    showing_method: ['Showing Type'],
    custom_application_url: ['Application URL', 'Application Link'],
    created_at: ['Created', 'Created Date', 'Date Created', 'Create Date'],
  },
  users: {
    email: ['Email Address', 'E-mail', 'E-mail Address', 'Login', 'User Name'],
    name: ['Full Name', 'Display Name', 'Agent', 'Agent Name', 'User'],
    first_name: ['First', 'Given Name'],
    last_name: ['Last', 'Surname', 'Family Name'],
    role: ['User Role', 'Permission', 'Access Level'],
  },
} as const satisfies Record<ImportKind, Readonly<Record<string, readonly string[]>>>

/** One of these must be there, or nothing of a file makes sense. */
export const neededFields: Readonly<Record<ImportKind, readonly string[]>> = {
  prospects: ['name', 'first_name', 'last_name', 'email', 'phone'],
  units: ['foyer_id', 'external_id', 'address', 'street', 'street_name'],
  users: ['email'],
}

export const fieldsOf = (kind: ImportKind): string[] => Object.keys(importFields[kind])
