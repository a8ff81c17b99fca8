import type { Scope } from "../cel/scope.ts";
import { Slots } from "../cel/value.ts";
import type { Form, Programme } from "../programme.ts";
import type { Builder } from "./builder.ts";
import { celType, typesOfForm, valueScope, valueType } from "./scopes.ts";
import { compileText } from "./text.ts";
import type { CompiledForm } from "./types.ts";

export function compileForms(builder: Builder, programme: Programme, identity: Scope): Map<string, CompiledForm> {
  const forms = new Map<string, CompiledForm>();
  for (const [id, form] of Object.entries(programme.forms ?? {})) {
    forms.set(id, compileForm(builder, form, { identity, path: `forms.${id}` }));
  }
  return forms;
}

function compileForm(builder: Builder, form: Form, at: { identity: Scope; path: string }): CompiledForm {
  const types = typesOfForm(form);
  const scope = valueScope({ ...at.identity, slots: new Slots() }, types);
  if (new Set(form.fields.map((field) => field.id)).size < form.fields.length)
    builder.report("duplicate", `${at.path}.fields`, "");
  return {
    form,
    fields: form.fields.map((field, i) => ({
      field,
      when: builder.condition(field.when, scope, `${at.path}.fields[${i}].when`),
    })),
    derived: Object.entries(form.derived ?? {}).map(([id, derived]) => ({
      id,
      type: derived.type,
      run: builder.expression(derived.value, scope, {
        path: `${at.path}.derived.${id}`,
        types: [celType(valueType(derived.type))],
      }),
    })),
    checks: (form.checks ?? []).map((check, i) => {
      const path = `${at.path}.checks[${i}]`;
      for (const field of check.fields) {
        if (types[field] === undefined) builder.report("unknown-field", `${path}.fields`, field);
      }
      return {
        check,
        when: builder.expression(check.when, scope, { path: `${path}.when`, types: ["bool"] }),
        text: compileText(builder, check.text, { scope, path: `${path}.text` }),
      };
    }),
  };
}
