import * as board from "./board.ts";
import * as indicator from "./indicator.ts";
import * as intake from "./intake.ts";
import * as planDocument from "./plan-document.ts";
import * as planDraft from "./plan-draft.ts";
import * as planEvaluation from "./plan-evaluation.ts";
import * as planReminders from "./plan-reminders.ts";
import * as planWork from "./plan-work.ts";
import * as programme from "./programme.ts";
import * as reported from "./reported.ts";
import * as resident from "./resident.ts";

export {
  board,
  indicator,
  intake,
  planDocument,
  planDraft,
  planEvaluation,
  planReminders,
  planWork,
  programme,
  reported,
  resident,
};
