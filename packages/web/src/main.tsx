import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { startLanguage } from "./strings/language.ts";
import "./style/base.css";
import "./style/parts.css";
import "./style/work.css";
import "./style/screens.css";

startLanguage();
const root = document.getElementById("root");
if (root) createRoot(root).render(<App />);
// The Chinese web font serves machines without one; it must not hold up the first screen.
void import("./style/fonts.ts");
