import { useLanguage } from "../strings/language.ts";
import { quarterOf } from "./format.ts";

/** Says the end of a quarter in words; a day inside a quarter is said with its date. */
export function useQuarterName(): (isoDay: string) => string {
  const { t } = useLanguage();
  return (isoDay) => {
    const isEnd = /-(03-31|06-30|09-30|12-31)$/.test(isoDay);
    return isEnd ? t("board.quarter", { ...quarterOf(isoDay) }) : isoDay;
  };
}
