import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { App as AntApp, ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { useEffect } from "react";
import { newQueryClient } from "./api/queries.ts";
import { router } from "./routes.tsx";
import { SessionProvider, useSession } from "./session/session.tsx";

const queryClient = newQueryClient();

const theme = {
  token: {
    colorPrimary: "#0f5f8c",
    colorLink: "#0f5f8c",
    colorError: "#b3261e",
    colorTextPlaceholder: "#667080",
    colorTextDescription: "#5b6470",
    borderRadius: 4,
    fontSize: 13,
    controlHeight: 30,
    motion: false,
    fontFamily: "inherit",
  },
};

function Themed() {
  const { lang } = useSession();
  useEffect(() => {
    document.documentElement.lang = lang === "zh" ? "zh-CN" : "en";
  }, [lang]);
  return (
    <ConfigProvider locale={lang === "zh" ? zhCN : enUS} theme={theme} button={{ autoInsertSpace: false }}>
      <AntApp component={false}>
        <RouterProvider router={router} />
      </AntApp>
    </ConfigProvider>
  );
}

export function App() {
  return (
    <SessionProvider>
      <QueryClientProvider client={queryClient}>
        <Themed />
      </QueryClientProvider>
    </SessionProvider>
  );
}
