import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { Section } from "../../parts/section.tsx";
import { Empty, Failed } from "../../parts/states.tsx";
import { useLanguage } from "../../strings/language.ts";
import type { DistrictProgramme } from "../visit/programme.ts";
import { type RunResult, runInBrowser } from "./run-cases.ts";

function Results({ result }: { readonly result: RunResult }) {
  const { t } = useLanguage();
  const passed = result.cases.filter((one) => one.problem === null).length;
  return (
    <div role="status" data-cases={result.cases.length} data-passed={passed}>
      <p>
        <span className={passed === result.cases.length ? "tag tag-good" : "tag tag-bad"}>
          {t(passed === result.cases.length ? "definitions.allPassed" : "definitions.someFailed")}
        </span>{" "}
        {t("definitions.passed", { passed, total: result.cases.length })}
      </p>
      <p className="help">
        {result.unreached.length === 0
          ? t("definitions.covered")
          : `${t("definitions.coverage")}${t("app.colon")}${result.unreached.join(t("app.and"))}`}
      </p>
      <table className="data">
        <thead>
          <tr>
            <th scope="col">{t("definitions.case")}</th>
            <th scope="col">{t("definitions.result")}</th>
          </tr>
        </thead>
        <tbody>
          {result.cases.map((one) => (
            <tr key={one.id}>
              <th scope="row">{one.about}</th>
              <td>
                <span className={one.problem === null ? "tag tag-good" : "tag tag-bad"}>
                  {t(one.problem === null ? "definitions.pass" : "definitions.fail")}
                </span>
                {one.problem === null ? null : <span className="share code">{one.problem}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The conformance cases of a definition, run by the same engine in this browser. */
export function CasesPart({ data }: { readonly data: DistrictProgramme }) {
  const { t } = useLanguage();
  const run = useMutation({ mutationFn: async () => runInBrowser(data) });
  if (!data.cases || data.cases.cases.length === 0) {
    return (
      <Section title={t("definitions.cases")}>
        <Empty title={t("definitions.noCases")} />
      </Section>
    );
  }
  return (
    <Section
      title={t("definitions.cases")}
      tools={
        <Button type="primary" loading={run.isPending} onClick={() => run.mutate()}>
          {t(run.isPending ? "definitions.running" : "definitions.run")}
        </Button>
      }
    >
      {run.error ? <Failed error={run.error} /> : null}
      {run.data ? <Results result={run.data} /> : null}
    </Section>
  );
}
