import "@fontsource/noto-sans-sc/400.css";
