import { isObject } from "./fhirpath/collection.ts";

/** Registers that belong to nobody: institutions, places, staff, definitions. */
const SHARED = new Set([
  "Organization",
  "Location",
  "Practitioner",
  "PractitionerRole",
  "HealthcareService",
  "Endpoint",
  "Medication",
  "Substance",
  "Device",
  "Questionnaire",
  "PlanDefinition",
  "ActivityDefinition",
  "Measure",
  "ValueSet",
  "CodeSystem",
  "ConceptMap",
  "StructureDefinition",
  "Library",
]);

/**
 * The element that says whose a resource is, by type, in order of precedence; of FHIR R4's Patient compartment the
 * element that is the subject, not everyone who took part.
 */
const SUBJECT_ELEMENTS: Readonly<Record<string, readonly string[]>> = {
  Account: ["subject"],
  AdverseEvent: ["subject"],
  AllergyIntolerance: ["patient"],
  Appointment: ["participant.actor"],
  AuditEvent: ["entity.what"],
  Basic: ["subject"],
  BodyStructure: ["patient"],
  CarePlan: ["subject"],
  CareTeam: ["subject"],
  ChargeItem: ["subject"],
  Claim: ["patient"],
  ClaimResponse: ["patient"],
  ClinicalImpression: ["subject"],
  Communication: ["subject"],
  CommunicationRequest: ["subject"],
  Composition: ["subject"],
  Condition: ["subject"],
  Consent: ["patient"],
  Contract: ["subject"],
  Coverage: ["beneficiary"],
  CoverageEligibilityRequest: ["patient"],
  DetectedIssue: ["patient"],
  DeviceRequest: ["subject"],
  DeviceUseStatement: ["subject"],
  DiagnosticReport: ["subject"],
  DocumentManifest: ["subject"],
  DocumentReference: ["subject"],
  Encounter: ["subject"],
  EpisodeOfCare: ["patient"],
  ExplanationOfBenefit: ["patient"],
  FamilyMemberHistory: ["patient"],
  Flag: ["subject"],
  Goal: ["subject"],
  Group: ["member.entity"],
  ImagingStudy: ["subject"],
  Immunization: ["patient"],
  ImmunizationEvaluation: ["patient"],
  ImmunizationRecommendation: ["patient"],
  Invoice: ["subject"],
  List: ["subject"],
  MeasureReport: ["subject"],
  Media: ["subject"],
  MedicationAdministration: ["subject"],
  MedicationDispense: ["subject"],
  MedicationRequest: ["subject"],
  MedicationStatement: ["subject"],
  MolecularSequence: ["patient"],
  NutritionOrder: ["patient"],
  Observation: ["subject"],
  Person: ["link.target"],
  Procedure: ["subject"],
  Provenance: ["target"],
  QuestionnaireResponse: ["subject", "source"],
  RelatedPerson: ["patient"],
  RequestGroup: ["subject"],
  ResearchSubject: ["individual"],
  RiskAssessment: ["subject"],
  Schedule: ["actor"],
  ServiceRequest: ["subject"],
  Specimen: ["subject"],
  SupplyDelivery: ["patient"],
  SupplyRequest: ["deliverTo"],
  Task: ["for"],
  VisionPrescription: ["patient"],
};

export type ResourceSubject =
  /** `reference` as it stands in the resource; for a Patient its own `Patient/id`. */
  | { readonly kind: "person"; readonly reference: string }
  | { readonly kind: "shared" }
  /** A type that should name its subject and does not. */
  | { readonly kind: "missing"; readonly element: string }
  /** Not a type of resource that Kangyu keeps. */
  | { readonly kind: "unknown-type" };

/** Which person a resource is about. */
export function subjectOf(resource: unknown): ResourceSubject {
  if (!isObject(resource) || typeof resource.resourceType !== "string") return { kind: "unknown-type" };
  if (resource.resourceType === "Patient") return { kind: "person", reference: `Patient/${String(resource.id ?? "")}` };
  if (SHARED.has(resource.resourceType)) return { kind: "shared" };
  const elements = SUBJECT_ELEMENTS[resource.resourceType];
  if (!elements) return { kind: "unknown-type" };
  for (const element of elements) {
    const reference = firstReference(resource, element.split("."));
    if (reference !== null) return { kind: "person", reference };
  }
  return { kind: "missing", element: elements[0] ?? "subject" };
}

/** The first reference that could be a person: `Patient/…`, an absolute one, a conditional one or a bundle's urn. */
function firstReference(value: unknown, path: readonly string[]): string | null {
  if (Array.isArray(value)) {
    for (const item of value) {
      const found = firstReference(item, path);
      if (found !== null) return found;
    }
    return null;
  }
  if (!isObject(value)) return null;
  const [element, ...rest] = path;
  if (element !== undefined) return firstReference(value[element], rest);
  const { reference } = value;
  if (typeof reference !== "string") return null;
  return /(^|\/)Patient[/?]/.test(reference) || reference.startsWith("urn:") ? reference : null;
}
