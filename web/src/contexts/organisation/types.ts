// What the server tells of the organisation, as the pages use it. Absent and null are the same: not known.
import type { components } from '../../kernel/api';

export type UnitKind =
  | 'council'
  | 'city_board'
  | 'committee'
  | 'district_committee'
  | 'administration'
  | 'department'
  | 'company'
  | 'federation'
  | 'external';

export type Marker = 'own' | 'verified' | 'editable_default' | 'example' | 'fictional';

export interface Page<T> {
  items: T[];
  total: number;
}

export interface Unit {
  id: string;
  key: string;
  kind: UnitKind;
  name: string;
  administration?: string | null;
  parent?: string | null;
  diary_prefix?: string | null;
  valid_from: string;
  valid_to?: string | null;
  marker: Marker;
  source?: string | null;
  version: number;
}

export interface UnitPeriod {
  id: string;
  unit: string;
  name: string;
  administration?: string | null;
  parent?: string | null;
  valid_from: string;
  valid_to?: string | null;
  version: number;
}

export interface UnitStep {
  unit: string;
  name: string;
  taken_over_on: string;
}

export interface Duty {
  id: string;
  duty: string;
  person: string;
  person_name: string;
  email?: string | null;
  phone?: string | null;
  deputy_for?: string | null;
  valid_from: string;
  valid_to?: string | null;
  marker: Marker;
  version: number;
}

export interface UnitPageTold {
  unit: Unit;
  path: Unit[];
  children: Unit[];
  periods: UnitPeriod[];
  predecessors: UnitStep[];
  successors: UnitStep[];
  duties: Duty[];
  sectors: { sector: string; name: string; leads: boolean }[];
}

export interface Person {
  id: string;
  key: string;
  name: string;
  unit: string;
  email?: string | null;
  phone?: string | null;
  marker: Marker;
  version: number;
}

export interface Sector {
  id: string;
  key: string;
  name: string;
  body?: string | null;
  lead: string;
  valid_from: string;
  valid_to?: string | null;
  marker: Marker;
  source?: string | null;
  version: number;
}

export interface NationalSector {
  id: string;
  key: string;
  number: number;
  name: string;
  agency: string;
  valid_from: string;
  valid_to?: string | null;
  marker: Marker;
  source?: string | null;
  version: number;
}

export interface SectorPageTold {
  sector: Sector;
  lead_name: string;
  members: { id: string; unit: string; name: string; valid_from: string; valid_to?: string | null }[];
  mirrors: {
    id: string;
    national_sector: string;
    number: number;
    name: string;
    agency: string;
    valid_from: string;
    valid_to?: string | null;
  }[];
}

export type ExternalActor = components['schemas']['ExternalActor'];

/** A requirement as far as a unit's page tells of it; the programme's pages tell the rest. */
export interface BindingRequirement {
  id: string;
  reference: string;
  title: string;
  interval_months?: number | null;
}
