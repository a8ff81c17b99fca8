import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react()],
  build: {
    target: "es2023",
    // Nothing inlined as data: the server's content security policy allows this origin only.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1000,
  },
  server: {
    host: "127.0.0.1",
    proxy: { "/api": { target: process.env.KANGYU_API ?? "http://127.0.0.1:8080", changeOrigin: true } },
  },
});
