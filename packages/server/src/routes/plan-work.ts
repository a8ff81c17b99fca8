import { z } from "zod";
import type { App } from "../app-type.ts";
import type { Context } from "../context.ts";
import { board, planEvaluation, planWork } from "../contract/index.ts";
import { actorOf, idempotencyKeyOf } from "../guards/operator.ts";
import { annualPlan } from "../plan-work/annual-plan.ts";
import {
  addProject,
  addTask,
  changeProject,
  changeTask,
  projectHistory,
  removeTask,
  taskHistory,
} from "../plan-work/change.ts";
import { departmentAnswer } from "../plan-work/department.ts";
import { outlineAnswer, takeHeadings } from "../plan-work/headings.ts";
import { addPhoto, photoAnswer } from "../plan-work/photos.ts";
import { takeOver } from "../plan-work/take-over.ts";
import { projectsAnswer, tasksAnswer } from "../plan-work/work.ts";
import { annualDocument, annualWorkbook } from "../report/annual-report.ts";
import { operatorHeader, refusals, writeHeaders } from "../schemas.ts";

const ofPlan = z.object({ id: z.string() });
const ofTask = ofPlan.extend({ task: z.string() });
const ofProject = ofPlan.extend({ project: z.string() });
const headers = operatorHeader;
const taskAnswers = { 200: planWork.task, ...refusals };
const projectAnswers = { 200: planWork.project, ...refusals };

/** What is followed of a plan: tasks, projects, departments. A change is a new version. */
export function planWorkRoutes(app: App, context: Context): void {
  readingRoutes(app, context);
  departmentRoutes(app, context);
  taskRoutes(app, context);
  oneTaskRoutes(app, context);
  headingRoutes(app, context);
  projectRoutes(app, context);
  photoRoutes(app, context);
  annualPlanRoutes(app, context);
}

function readingRoutes(app: App, context: Context): void {
  const tasksQuery = z.object({
    department: z.string().max(80).optional(),
    standing: planWork.standing.optional(),
    until: board.isoDay.optional(),
  });
  app.get(
    "/api/plans/:id/tasks",
    { schema: { params: ofPlan, querystring: tasksQuery, headers, response: { 200: planWork.tasks, ...refusals } } },
    async (request) =>
      tasksAnswer(context, { plan: request.params.id, ...request.query }, await actorOf(request, context)),
  );
  app.get(
    "/api/plans/:id/projects",
    { schema: { params: ofPlan, headers, response: { 200: planWork.projects, ...refusals } } },
    async (request) => projectsAnswer(context, request.params.id, await actorOf(request, context)),
  );
}

function departmentRoutes(app: App, context: Context): void {
  const ofDepartment = ofPlan.extend({ department: z.string() });
  const departmentQuery = z.object({ world: board.world });
  app.get(
    "/api/plans/:id/departments/:department",
    {
      schema: {
        params: ofDepartment,
        querystring: departmentQuery,
        headers,
        response: { 200: planEvaluation.departmentPage, ...refusals },
      },
    },
    async (request) => {
      const { id, department } = request.params;
      const question = { plan: id, department, world: request.query.world };
      return departmentAnswer(context, question, await actorOf(request, context));
    },
  );
}

function taskRoutes(app: App, context: Context): void {
  app.post(
    "/api/plans/:id/work/take-over",
    {
      config: { may: "plan" },
      schema: {
        params: ofPlan,
        body: planWork.takeOver,
        headers: writeHeaders,
        response: { 200: planWork.taken, ...refusals },
      },
    },
    async (request) => {
      const actor = await actorOf(request, context);
      const asked = { plan: request.params.id, document: request.body.document };
      return context.held.once(idempotencyKeyOf(request), asked, () => takeOver(context, asked, actor));
    },
  );
  app.post(
    "/api/plans/:id/tasks",
    {
      config: { may: "plan" },
      schema: { params: ofPlan, body: planWork.newTask, headers: writeHeaders, response: taskAnswers },
    },
    async (request) => {
      const actor = await actorOf(request, context);
      const asked = { plan: request.params.id, ...request.body };
      return context.held.once(idempotencyKeyOf(request), asked, () => addTask(context, asked, actor));
    },
  );
}

/** What is done to one task: every change, taking it out too, is a version. */
function oneTaskRoutes(app: App, context: Context): void {
  app.put(
    "/api/plans/:id/tasks/:task",
    {
      config: { may: "plan" },
      schema: { params: ofTask, body: planWork.taskChange, headers: writeHeaders, response: taskAnswers },
    },
    async (request) => {
      const actor = await actorOf(request, context);
      const address = { plan: request.params.id, id: request.params.task };
      const asked = { address, change: request.body };
      return context.held.once(idempotencyKeyOf(request), asked, () => changeTask(context, asked, actor));
    },
  );
  app.delete(
    "/api/plans/:id/tasks/:task",
    {
      config: { may: "plan" },
      schema: { params: ofTask, body: planWork.taskRemoval, headers: writeHeaders, response: taskAnswers },
    },
    async (request) => {
      const actor = await actorOf(request, context);
      const address = { plan: request.params.id, id: request.params.task };
      const asked = { address, removal: request.body };
      return context.held.once(idempotencyKeyOf(request), asked, () => removeTask(context, asked, actor));
    },
  );
  app.get(
    "/api/plans/:id/tasks/:task/history",
    { schema: { params: ofTask, headers, response: { 200: planWork.taskHistory, ...refusals } } },
    async (request) => {
      const address = { plan: request.params.id, id: request.params.task };
      return taskHistory(context, address, await actorOf(request, context));
    },
  );
}

/** Tasks of the headings that a planner chooses, where the plan names no departments for them. */
function headingRoutes(app: App, context: Context): void {
  const querystring = z.object({ document: z.string().max(80).optional() });
  app.get(
    "/api/plans/:id/outline",
    { schema: { params: ofPlan, querystring, headers, response: { 200: planWork.outline, ...refusals } } },
    async (request) =>
      outlineAnswer(context, { plan: request.params.id, ...request.query }, await actorOf(request, context)),
  );
  app.post(
    "/api/plans/:id/tasks/from-headings",
    {
      config: { may: "plan" },
      schema: {
        params: ofPlan,
        body: planWork.chosenHeadings,
        headers: writeHeaders,
        response: { 200: planWork.taken, ...refusals },
      },
    },
    async (request) => {
      const actor = await actorOf(request, context);
      const asked = { plan: request.params.id, ...request.body };
      return context.held.once(idempotencyKeyOf(request), asked, () => takeHeadings(context, asked, actor));
    },
  );
}

function projectRoutes(app: App, context: Context): void {
  app.post(
    "/api/plans/:id/projects",
    {
      config: { may: "plan" },
      schema: { params: ofPlan, body: planWork.newProject, headers: writeHeaders, response: projectAnswers },
    },
    async (request) => {
      const actor = await actorOf(request, context);
      const asked = { plan: request.params.id, ...request.body };
      return context.held.once(idempotencyKeyOf(request), asked, () => addProject(context, asked, actor));
    },
  );
  app.put(
    "/api/plans/:id/projects/:project",
    {
      config: { may: "plan" },
      schema: { params: ofProject, body: planWork.projectChange, headers: writeHeaders, response: projectAnswers },
    },
    async (request) => {
      const actor = await actorOf(request, context);
      const address = { plan: request.params.id, id: request.params.project };
      const asked = { address, change: request.body };
      return context.held.once(idempotencyKeyOf(request), asked, () => changeProject(context, asked, actor));
    },
  );
  app.get(
    "/api/plans/:id/projects/:project/history",
    { schema: { params: ofProject, headers, response: { 200: planWork.projectHistory, ...refusals } } },
    async (request) => {
      const address = { plan: request.params.id, id: request.params.project };
      return projectHistory(context, address, await actorOf(request, context));
    },
  );
}

function photoRoutes(app: App, context: Context): void {
  const ofPhoto = z.object({ id: z.string() });
  app.post(
    "/api/plans/:id/projects/:project/photos",
    {
      config: { may: "plan" },
      schema: {
        params: ofProject,
        headers: writeHeaders,
        consumes: ["multipart/form-data"],
        response: { 200: planWork.photo, ...refusals },
      },
    },
    async (request) => {
      const actor = await actorOf(request, context);
      const address = { plan: request.params.id, id: request.params.project };
      return addPhoto(context, { address, request }, actor);
    },
  );
  app.get("/api/plan-photos/:id", { schema: { params: ofPhoto, headers } }, async (request, reply) => {
    const { media, bytes } = await photoAnswer(context, request.params.id, await actorOf(request, context));
    return reply.type(media).send(Buffer.from(bytes));
  });
  app.post(
    "/api/plan-photos/:id/withdraw",
    {
      config: { may: "plan" },
      schema: {
        params: ofPhoto,
        body: planWork.photoWithdrawal,
        headers: writeHeaders,
        response: { 204: z.null(), ...refusals },
      },
    },
    async (request, reply) => {
      const actor = await actorOf(request, context);
      await context.store.withdrawPhoto(request.params.id, request.body.reason, actor);
      return reply.code(204).send(null);
    },
  );
}

const FILES = {
  docx: {
    type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    make: annualDocument,
  },
  xlsx: { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", make: annualWorkbook },
} as const;

function annualPlanRoutes(app: App, context: Context): void {
  const querystring = z.object({
    year: z.coerce.number().int(),
    world: board.world,
    lang: z.enum(["zh", "en"]).default("zh"),
  });
  for (const [ending, { type, make }] of Object.entries(FILES))
    app.get(
      `/api/plans/:id/annual-plan.${ending}`,
      { schema: { params: ofPlan, querystring, headers } },
      async (request, reply) => {
        const { lang, year, world } = request.query;
        const annual = await annualPlan(
          context,
          { plan: request.params.id, year, world },
          await actorOf(request, context),
        );
        const bytes = await make({ annual, language: lang });
        const name = `${request.params.id}-annual-plan-${year}${annual.simulated ? "-simulated" : ""}.${ending}`;
        return reply
          .type(type)
          .header("content-disposition", `attachment; filename="${name}"`)
          .send(Buffer.from(bytes));
      },
    );
}
