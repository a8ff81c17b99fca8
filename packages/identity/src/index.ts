export {
  buildCreditCode,
  type CreditCode,
  creditCodeCheck,
  organisationCodeCheck,
  parseCreditCode,
} from "./credit-code.ts";
export { typingErrors } from "./distance.ts";
export { buildHealthRecordNumber, type HealthRecordNumber, parseHealthRecordNumber } from "./health-record-number.ts";
export {
  type Agreement,
  type Candidate,
  type LinkageField,
  type Match,
  type MatchReason,
  matchScore,
} from "./linkage.ts";
export { maskId, maskName, maskPhone } from "./mask.ts";
export { type Romanised, romanise } from "./pinyin.ts";
export { type IdentityProblem, type IdentityProblemCode, identityProblems, type Refused } from "./problems.ts";
export {
  buildResidentId,
  parseResidentId,
  type ResidentId,
  type ResidentIdKind,
  residentIdCheck,
  upgradeResidentId15,
} from "./resident-id.ts";
export { type SearchTerm, searchTerms, searchTokens } from "./search-tokens.ts";
