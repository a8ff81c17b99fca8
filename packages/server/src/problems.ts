export interface RefusalKind {
  /** HTTP status. */
  readonly status: number;
  readonly text: { readonly zh: string; readonly en: string };
}

/** Every way in which this room refuses, by code: the status it becomes and the sentence that people read. */
export const PROBLEMS = {
  "foreign-host": {
    status: 403,
    text: {
      zh: "在登录功能启用之前，康域只回答本机的请求；此请求的主机名不是本机。",
      en: "Until sign-in exists, Kangyu answers this machine only; the request names another host.",
    },
  },
  "foreign-origin": {
    status: 403,
    text: {
      zh: "在登录功能启用之前，康域只回答本机自己的页面；此请求来自别的网站。",
      en: "Until sign-in exists, Kangyu answers its own pages only; the request comes from another site.",
    },
  },
  "no-operator": {
    status: 401,
    text: {
      zh: "请先选择您是谁：查看或填写居民资料都会留下记录。",
      en: "Choose who you are first: every opening and every change of a record is kept with a name.",
    },
  },
  "unknown-operator": {
    status: 401,
    text: { zh: "没有这位操作者，请重新选择。", en: "There is no such operator; choose again." },
  },
  "not-your-role": {
    status: 403,
    text: {
      zh: "您的角色不能做这件事；换一位操作者再办。",
      en: "Your role may not do this; choose another operator.",
    },
  },
  "bad-request": { status: 400, text: { zh: "请求的内容不符合约定。", en: "The request is not as agreed." } },
  "no-idempotency-key": {
    status: 400,
    text: {
      zh: "写入请求须带 idempotency-key，以免重复提交。",
      en: "A write needs an idempotency-key, so that sending it twice does it once.",
    },
  },
  "idempotency-mismatch": {
    status: 422,
    text: {
      zh: "同一个 idempotency-key 已用于另一个请求。",
      en: "This idempotency-key has already been used for another request.",
    },
  },
  "not-found": { status: 404, text: { zh: "没有这个地址。", en: "There is nothing at this address." } },
  "unknown-plan": { status: 404, text: { zh: "没有这个规划。", en: "There is no such plan." } },
  "unknown-indicator": { status: 404, text: { zh: "没有这个指标。", en: "There is no such indicator." } },
  "unknown-programme": { status: 404, text: { zh: "没有这个服务项目。", en: "There is no such programme." } },
  "unknown-form": { status: 404, text: { zh: "没有这个表单。", en: "There is no such form." } },
  "unknown-resident": { status: 404, text: { zh: "没有这位居民。", en: "There is no such resident." } },
  "unknown-visit": { status: 404, text: { zh: "没有这次随访记录。", en: "There is no such visit." } },
  "unknown-import": { status: 404, text: { zh: "没有这次导入。", en: "There is no such import." } },
  "unknown-ledger-row": {
    status: 404,
    text: { zh: "差错簿里没有这一条。", en: "There is no such row in the ledger." },
  },
  "unknown-task": { status: 404, text: { zh: "规划中没有这项任务。", en: "The plan has no such task." } },
  "unknown-project": { status: 404, text: { zh: "规划中没有这个项目。", en: "The plan has no such project." } },
  "unknown-photo": { status: 404, text: { zh: "没有这张照片。", en: "There is no such photograph." } },
  "unknown-department": {
    status: 404,
    text: { zh: "规划任务中没有这个部门。", en: "The plan's tasks name no such department." },
  },
  "unknown-evaluation": { status: 404, text: { zh: "没有这次评估。", en: "There is no such evaluation." } },
  "which-plan": {
    status: 422,
    text: {
      zh: "登记了任务或项目的规划不止一个，或一个也没有，请指明规划。",
      en: "Several plans have tasks or projects, or none has: say which plan.",
    },
  },
  "nothing-to-take-over": {
    status: 422,
    text: { zh: "这个规划没有可分解的任务和项目。", en: "This plan brings no tasks or projects to take over." },
  },
  "task-of-the-plan": {
    status: 409,
    text: {
      zh: "这项任务是规划写明的，不能移除；不再推进时可改为“已停止”。",
      en: "The plan itself names this task, so it cannot be removed; it can be stopped.",
    },
  },
  "done-without-day": {
    status: 422,
    text: { zh: "已完成的任务须填写完成日期。", en: "A finished task needs the day on which it was finished." },
  },
  "deadline-before-start": {
    status: 422,
    text: { zh: "完成期限早于开始日期。", en: "The end lies before the start." },
  },
  "not-a-picture": {
    status: 415,
    text: { zh: "只接受 JPEG、PNG 或 WebP 图片。", en: "Only JPEG, PNG or WebP pictures are taken." },
  },
  "picture-too-large": { status: 413, text: { zh: "图片超过5 MB。", en: "The picture is larger than 5 MB." } },
  "year-outside-plan": {
    status: 422,
    text: {
      zh: "年份不在规划期内，或与评估类型不符。",
      en: "The year is not one of the plan's, or not one for this kind of evaluation.",
    },
  },
  "year-not-over": {
    status: 422,
    text: {
      zh: "评估年度尚未结束，只能作为草稿，不能签署。",
      en: "The year is not over: the evaluation stays a draft and cannot be signed.",
    },
  },
  "evaluation-signed": {
    status: 409,
    text: {
      zh: "评估已签署或已撤回，不能再改；如需更正，请新建一次评估。",
      en: "The evaluation is signed or withdrawn and does not change any more; make a new one to correct it.",
    },
  },
  "unknown-plan-document": { status: 404, text: { zh: "没有这份规划文件。", en: "There is no such plan document." } },
  "unknown-finding": {
    status: 404,
    text: { zh: "这份文件没有这个问题。", en: "This document has no such finding." },
  },
  "unknown-row": { status: 404, text: { zh: "这份文件没有这一行。", en: "This document has no such row." } },
  "plan-document-not-read": {
    status: 409,
    text: { zh: "这份文件还没有读完，或无法读取。", en: "The document is still being read, or cannot be read." },
  },
  "answered-meanwhile": {
    status: 409,
    text: {
      zh: "其他人刚刚答复了这个问题，您的答复没有保存。请看过对方的答复再决定。",
      en: "Somebody else has just answered this finding; yours was not saved. Look at theirs, then decide.",
    },
  },
  "bound-meanwhile": {
    status: 409,
    text: {
      zh: "其他人刚刚对这一行作了决定，您的决定没有保存。请看过再决定。",
      en: "Somebody else has just decided on this row; yours was not saved. Look at theirs, then decide.",
    },
  },
  "earlier-is-itself": {
    status: 422,
    text: { zh: "规划不能与自身对比。", en: "A plan cannot be held against itself." },
  },
  "unknown-draft": { status: 404, text: { zh: "没有这份规划草案。", en: "There is no such draft of a plan." } },
  "draft-years": {
    status: 422,
    text: {
      zh: "规划的起止年份不对，或中期年份不在其中。",
      en: "The plan's years are not in order, or its mid-term year lies outside them.",
    },
  },
  "counted-indicator": {
    status: 422,
    text: {
      zh: "这项指标由居民记录测算，不能上报数值覆盖。",
      en: "Residents' records count this indicator; no value can be handed in over it.",
    },
  },
  "counts-differ": {
    status: 422,
    text: {
      zh: "数值与分子、分母不符。",
      en: "The value does not follow from its numerator and denominator.",
    },
  },
  "counts-incomplete": {
    status: 422,
    text: {
      zh: "分子和分母须同时填写，分母须大于零。",
      en: "Numerator and denominator go together, and the denominator is above 0.",
    },
  },
  "unknown-township": {
    status: 422,
    text: { zh: "没有这个乡镇（街道）。", en: "There is no such township." },
  },
  "township-twice": {
    status: 422,
    text: { zh: "同一乡镇（街道）填报了两次。", en: "A township is there twice." },
  },
  "townships-without-ratio": {
    status: 422,
    text: {
      zh: "这项指标不是分子与分母之比，不能分乡镇填报。",
      en: "This indicator is no ratio of two counts, so it has no values by township.",
    },
  },
  "townships-exceed-district": {
    status: 422,
    text: {
      zh: "各乡镇的分子或分母之和大于全区的数。",
      en: "The townships' numerators or denominators add up to more than the district's.",
    },
  },
  "townships-without-value": {
    status: 422,
    text: {
      zh: "填了乡镇数值而没有填全区数值。",
      en: "There are values of townships and none of the district.",
    },
  },
  "reason-missing": {
    status: 422,
    text: { zh: "更正已有的数值须写明原因。", en: "Say why a value that stands is changed." },
  },
  "unknown-report": { status: 404, text: { zh: "没有上报过这个数值。", en: "No such value was handed in." } },
  "not-a-form": {
    status: 422,
    text: {
      zh: "文件中没有带“编号”和“数值”两列的表。请用导出的表填写。",
      en: "The file has no table with the columns “Key” and “Value”. Fill in the exported form.",
    },
  },
  "unreadable-file": { status: 422, text: { zh: "文件不能读取。", en: "The file cannot be read." } },
  "unknown-institution": { status: 422, text: { zh: "没有这个机构。", en: "There is no such institution." } },
  "day-in-future": { status: 422, text: { zh: "日期不能在今天之后。", en: "The day may not lie in the future." } },
  "day-unreal": { status: 422, text: { zh: "没有这一天。", en: "There is no such day." } },
  "day-after-death": {
    status: 422,
    text: { zh: "日期在死亡日期之后。", en: "The day lies after the day of death." },
  },
  "day-before-birth": {
    status: 422,
    text: { zh: "日期在出生日期之前。", en: "The day lies before the day of birth." },
  },
  "form-refused": {
    status: 422,
    text: { zh: "表单中有错误，未保存。", en: "The form has errors; nothing was saved." },
  },
  "stale-version": {
    status: 409,
    text: {
      zh: "这条记录已被他人更改，请重新打开后再改。",
      en: "Somebody else has changed this record; open it again before you change it.",
    },
  },
  withdrawn: {
    status: 409,
    text: { zh: "这条记录已撤回。", en: "This record has been withdrawn." },
  },
  "write-refused": { status: 422, text: { zh: "未能保存此记录。", en: "The record could not be saved." } },
  "ledger-closed": {
    status: 409,
    text: { zh: "这一条已处理。", en: "This row has already been dealt with." },
  },
  "still-refused": {
    status: 422,
    text: { zh: "更正后仍不能接受。", en: "Corrected, it is still not accepted." },
  },
  "no-file": { status: 400, text: { zh: "请求中没有文件。", en: "The request carries no file." } },
  "file-too-large": { status: 413, text: { zh: "文件过大。", en: "The file is too large." } },
  "unknown-place": { status: 422, text: { zh: "没有这个地方代码。", en: "There is no such place code." } },
  busy: {
    status: 409,
    text: { zh: "同类任务正在进行，请稍候。", en: "A task of this kind is running; wait for it." },
  },
  "unsupported-media": { status: 415, text: { zh: "不接受这种内容类型。", en: "This content type is not accepted." } },
  internal: {
    status: 500,
    text: { zh: "服务器出错，未能完成；没有写入任何内容。", en: "The server failed; nothing was written." },
  },
} as const satisfies Record<string, RefusalKind>;

export type ProblemCode = keyof typeof PROBLEMS;
