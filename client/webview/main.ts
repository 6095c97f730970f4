import { appliesPage } from "./applies/applies-page.ts";
import { previewPage } from "./preview/preview-page.ts";

if (document.body.dataset.page === "applies") appliesPage();
else previewPage();
